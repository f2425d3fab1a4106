"""Run the application in the foreground on uvicorn (httptools, uvloop), until SIGTERM or SIGINT.

In: a RouterApp and a socket from bind(). Out: nothing; returning means that every request under way
was answered. The socket is bound first of all, before any schema is read: a port that is taken is
known at once, and clients that come early wait in its queue.
"""

import errno
import math
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from router.errors import ConfigurationError

from .app import RouterApp
from .settings import ListenAddress

BACKLOG = 2_048
KEEP_ALIVE_SECONDS = 75
"""Longer than the minute after which load balancers drop idle connections: if we dropped them
first, a request could meet a connection that is just being closed."""

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)

REASONS = {
    errno.EADDRINUSE: "the port is already in use",
    errno.EACCES: "this user may not open the port",
    errno.EADDRNOTAVAIL: "the address does not belong to this machine",
}


def bind(listen: str) -> socket.socket:
    """Open the listening socket; port 0 takes a free one, which getsockname() tells.

    Raises ConfigurationError, which names host and port and says how to choose others.
    """
    address = ListenAddress.parse(listen)
    try:
        family, kind, protocol, _, target = socket.getaddrinfo(
            address.host, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except socket.gaierror as error:
        raise _cannot_listen(address, f"the host is not known ({error.strerror})") from error
    listening = socket.socket(family, kind, protocol)
    try:
        # A restart must not wait for the connections of its predecessor to be forgotten.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(target)
        # Only listening makes the port ours: until then, another process can bind it as well.
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        reason = REASONS.get(error.errno or 0, error.strerror or str(error))
        raise _cannot_listen(address, reason) from error
    return listening


def serve(
    app: RouterApp, listening: socket.socket, *, on_started: Callable[[str], None] | None = None
) -> None:
    """Serve until a signal; then stop accepting, finish what is under way, and return.

    on_started: called with the URL of `/graphql` once requests are answered.
    Exits by SystemExit(3) when the application's lifespan fails; its reason is in the log.
    """
    config = uvicorn.Config(
        app,
        http="httptools",
        ws="none",
        lifespan="on",
        interface="asgi3",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=math.ceil(app.settings.limits.request_timeout_seconds),
    )
    host, port = listening.getsockname()[:2]
    url = f"http://{ListenAddress(host, port)}/graphql"
    server = _Server(config, lambda: on_started(url) if on_started else None)
    with _returning_from_signals(server):
        server.run(sockets=[listening])


class _Server(uvicorn.Server):
    """A server that tells when it has started."""

    def __init__(self, config: uvicorn.Config, on_started: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_started = on_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._on_started()


@contextmanager
def _returning_from_signals(server: uvicorn.Server) -> Iterator[None]:
    """Let a stop by signal be a normal return.

    uvicorn raises the signal again once it has stopped, for the handler that was there before: by
    default that ends the process as if it had been killed. While it runs, that handler is ours. It
    also catches a signal that comes before uvicorn listens to them: the server then stops as soon
    as it has started.
    """

    def stop(*_: object) -> None:
        server.should_exit = True

    before = {number: signal.signal(number, stop) for number in STOP_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _cannot_listen(address: ListenAddress, reason: str) -> ConfigurationError:
    return ConfigurationError(
        f"Cannot listen on {address}: {reason}. Choose another address with --listen HOST:PORT, "
        "or with `listen` in router.yaml; port 0 takes a free one."
    )
