"""Opening one connection to a subgraph, and saying in words why that failed."""

import asyncio
import errno
import socket
import ssl

from .http_connection import HttpConnection
from .http_limits import HttpLimits
from .origin import Origin

# asyncio makes one error of the failures for several addresses, with no number but in its text.
_REFUSED_TEXT = f"[Errno {errno.ECONNREFUSED}]"
_TLS_SHUTDOWN_SECONDS = 1.0


def default_ssl_context() -> ssl.SSLContext:
    """Certificates checked against the system's authorities, HTTP/1.1 asked for by ALPN."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


def failure_in_words(error: Exception) -> str:
    """Why a connection could not be made, as a clause."""
    if isinstance(error, socket.gaierror):
        return f"its host name cannot be resolved (DNS: {error.strerror})"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its TLS certificate is refused ({error.verify_message})"
    if isinstance(error, ssl.SSLError):
        # `reason` is only there when OpenSSL gave one.
        return f"TLS failed ({getattr(error, 'reason', None) or error})"
    if isinstance(error, ConnectionRefusedError) or _REFUSED_TEXT in str(error):
        return "connection refused"
    if isinstance(error, ConnectionError):
        return "the connection was reset while it was made"
    if isinstance(error, OSError):
        return error.strerror or str(error) or type(error).__name__
    return str(error) or type(error).__name__


async def open_connection(
    connection: HttpConnection,
    origin: Origin,
    limits: HttpLimits,
    ssl_context: ssl.SSLContext | None,
    *,
    deadline: float,
    timeout_seconds: float,
) -> None:
    """Connect `connection`, TLS included.

    deadline: of the whole exchange, in event-loop time; timeout_seconds is only for the message.
    Raises SubgraphUnreachable and SubgraphTimeout; no socket is left open then.
    """
    loop = asyncio.get_running_loop()
    connect_deadline = loop.time() + limits.connect_seconds
    timeout = asyncio.timeout_at(min(deadline, connect_deadline))
    try:
        async with timeout:
            if ssl_context is None:
                await loop.create_connection(lambda: connection, origin.host, origin.port)
            else:
                await loop.create_connection(
                    lambda: connection,
                    origin.host,
                    origin.port,
                    ssl=ssl_context,
                    server_hostname=origin.host,
                    ssl_shutdown_timeout=_TLS_SHUTDOWN_SECONDS,
                )
    except OSError as error:
        if not timeout.expired():
            raise origin.unreachable(failure_in_words(error)) from error
        if connect_deadline < deadline:
            what = "accepted no connection"
            raise origin.timed_out(limits.connect_seconds, what) from None
        raise origin.timed_out(timeout_seconds) from None
