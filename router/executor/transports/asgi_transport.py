"""A Transport that calls an ASGI app in this process: `supergraph dev` and tests need no sockets.

In:   an app, and the same requests that other transports send.
Out:  the app's answers, as if they had come over HTTP.
Decided here: each request runs in a task of its own, as under a server. The answer is given as soon
as it is whole; what the app does after it (background tasks) goes on, and `close` waits for it.
"""

import asyncio
import logging
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote

from .asgi_lifespan import AsgiApp, AsgiLifespan, AsgiMessage, StartFailed
from .content_encoding import UndecodableBody, decode_body
from .origin import Origin
from .request_headers import ACCEPT, CONTENT_TYPE, HeaderRefused, header_lines
from .transport import TransportResponse

_MAX_DECODED_BYTES = 256 * 1024 * 1024

logger = logging.getLogger(__name__)


class AsgiTransport:
    """A Transport. `async with` opens and closes it; else the first `send` opens it.

    Belongs to the event loop it is opened in. After `close` it can be opened again.
    """

    def __init__(
        self,
        subgraph: str,
        app: AsgiApp,
        *,
        url: str = "http://localhost/graphql",
        timeout_seconds: float = 30.0,
        lifespan: bool = True,
        siblings: Mapping[str, AsgiApp] | None = None,
    ) -> None:
        """Nothing runs yet. Raises ConfigurationError for a URL that cannot be used.

        url: what the app sees as its address; its path must be the one the app serves GraphQL at.
        lifespan: False for an app whose lifespan somebody else runs.
        siblings: other apps in this process that the app may call; read when it is opened.
        """
        self._app = app
        self._origin = Origin.of(subgraph, url)
        self._timeout_seconds = timeout_seconds
        self._has_lifespan = lifespan
        self._siblings = siblings if siblings is not None else {}
        self._lifespan: AsgiLifespan | None = None
        self._opening = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def open(self) -> None:
        """Run the app's startup; nothing if that was done. Raises SubgraphUnreachable."""
        async with self._opening:
            if self._lifespan is not None:
                return
            lifespan = AsgiLifespan(self._app, self._siblings)
            if self._has_lifespan:
                try:
                    await lifespan.start()
                except StartFailed as error:
                    raise self._origin.unreachable(f"it did not start: {error}") from error
            self._lifespan = lifespan

    async def send(
        self,
        body: bytes,
        headers: Mapping[str, str],
        *,
        timeout_seconds: float | None = None,
        idempotent: bool = False,  # noqa: ARG002 -- there is no connection that could be dead
    ) -> TransportResponse:
        """See Transport.send. An app that raises before it answers has answered with 500."""
        most = self._timeout_seconds
        seconds = most if timeout_seconds is None else min(timeout_seconds, most)
        try:
            async with asyncio.timeout(seconds) as timeout:
                if self._lifespan is None:
                    await self.open()
                response = await self._exchange(body, headers)
        except TimeoutError:
            if not timeout.expired():
                raise
            raise self._origin.timed_out(seconds) from None
        try:
            decoded = decode_body(response.headers, response.body, _MAX_DECODED_BYTES)
        except UndecodableBody as error:
            raise self._origin.unreachable(str(error)) from None
        return TransportResponse(response.status, response.headers, decoded)

    async def close(self) -> None:
        """See Transport.close: waits for the requests under way, then runs the app's shutdown."""
        while self._tasks:
            await asyncio.wait(self._tasks)
        async with self._opening:
            lifespan, self._lifespan = self._lifespan, None
            if lifespan is not None:
                await lifespan.stop()

    async def _exchange(self, body: bytes, headers: Mapping[str, str]) -> TransportResponse:
        exchange = _Exchange(body, self._origin)
        task = asyncio.create_task(
            exchange.run(self._app, self._scope(body, headers)),
            name=f"asgi request to {self._origin.subgraph}",
        )
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            return await exchange.answer
        except asyncio.CancelledError:
            task.cancel()
            raise

    def _scope(self, body: bytes, headers: Mapping[str, str]) -> dict[str, Any]:
        try:
            lines = header_lines(headers).split(b"\r\n")[:-1]
        except HeaderRefused as error:
            raise self._origin.unreachable(str(error)) from None
        path, _, query = self._origin.target.partition("?")
        pairs = (line.partition(b": ") for line in lines)
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "https" if self._origin.tls else "http",
            "path": unquote(path),
            "raw_path": path.encode("ascii"),
            "query_string": query.encode("ascii"),
            "root_path": "",
            "headers": [
                (b"host", self._origin.authority.encode("ascii")),
                (b"content-type", CONTENT_TYPE.encode("ascii")),
                (b"accept", ACCEPT.encode("ascii")),
                (b"content-length", b"%d" % len(body)),
                *((name.lower(), value) for name, _, value in pairs),
            ],
            "client": ("127.0.0.1", 0),
            "server": (self._origin.host, self._origin.port),
            "state": dict(self._lifespan.state) if self._lifespan is not None else {},
        }


class _Exchange:
    """One request to the app and what it answers."""

    def __init__(self, body: bytes, origin: Origin) -> None:
        self.answer: asyncio.Future[TransportResponse] = asyncio.get_running_loop().create_future()
        self._origin = origin
        self._request: AsgiMessage | None = {
            "type": "http.request",
            "body": body,
            "more_body": False,
        }
        self._answered = asyncio.Event()
        self._status = 0
        self._headers: list[tuple[str, str]] = []
        self._body: list[bytes] = []

    async def run(self, app: AsgiApp, scope: dict[str, Any]) -> None:
        """Call the app; whatever it does, the answer is settled afterwards."""
        try:
            await app(scope, self._receive, self._send)
        except (
            Exception
        ):  # the app is a caller's code: what it raises is its answer, or lack of one
            logger.exception('The app of subgraph "%s" raised', self._origin.subgraph)
        finally:
            self._answered.set()
            if not self.answer.done():
                self._settle_without_answer()

    def _settle_without_answer(self) -> None:
        if self._status:
            self.answer.set_exception(
                self._origin.unreachable("it broke off before the answer was whole")
            )
        else:
            text = [("content-type", "text/plain; charset=utf-8")]
            self.answer.set_result(TransportResponse(500, text, b"Internal Server Error"))

    async def _receive(self) -> AsgiMessage:
        if self._request is not None:
            request, self._request = self._request, None
            return request
        await self._answered.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: AsgiMessage) -> None:
        if self._answered.is_set():
            return
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = [
                (name.decode("latin-1").lower(), value.decode("latin-1"))
                for name, value in message.get("headers", ())
            ]
        elif message["type"] == "http.response.body":
            self._body.append(message.get("body", b""))
            if not message.get("more_body", False):
                self._answered.set()
                if not self.answer.done():
                    response = TransportResponse(self._status, self._headers, b"".join(self._body))
                    self.answer.set_result(response)
