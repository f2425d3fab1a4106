"""The same Transport on aiohttp: the oracle that our own pool is compared with.

In:   what HttpPool takes.
Out:  the same answers and the same kinds of errors; only the wording of causes may differ.
Not for production, where it costs nine times the CPU: aiohttp is a development dependency, and
nothing but tests imports this file.
"""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace

import aiohttp

from .content_encoding import ACCEPT_ENCODING
from .http_connect import default_ssl_context, failure_in_words
from .http_limits import HttpLimits
from .origin import Origin
from .request_headers import ACCEPT, CONTENT_TYPE, TRANSPORT_HEADERS, HeaderRefused, header_lines
from .transport import TransportResponse


@dataclass(slots=True, eq=False)
class _Exchange:
    """One request under way; reused: whether it went out on a kept-alive connection."""

    reused: bool = False


class AiohttpTransport:
    """A Transport. Belongs to the event loop it is first used in."""

    def __init__(
        self,
        subgraph: str,
        url: str,
        *,
        limits: HttpLimits | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        """Nothing is opened yet. Raises ConfigurationError for a URL that cannot be used."""
        self._origin = Origin.of(subgraph, url)
        self._url = url
        self._limits = limits or HttpLimits()
        self._ssl_context = (ssl_context or default_ssl_context()) if self._origin.tls else None
        self._session: aiohttp.ClientSession | None = None
        self._under_way: set[_Exchange] = set()
        self._is_closing = False
        self._drained = asyncio.Event()

    async def send(
        self,
        body: bytes,
        headers: Mapping[str, str],
        *,
        timeout_seconds: float | None = None,
        idempotent: bool = False,
    ) -> TransportResponse:
        """See Transport.send."""
        if self._is_closing:
            raise self._origin.unreachable("its transport is closed")
        most = self._limits.timeout_seconds
        seconds = most if timeout_seconds is None else min(timeout_seconds, most)
        sent = self._headers_to_send(headers)
        exchange = _Exchange()
        self._under_way.add(exchange)
        try:
            async with asyncio.timeout(seconds):
                return await self._post_once_or_twice(body, sent, exchange, idempotent)
        except aiohttp.ConnectionTimeoutError:
            what = "accepted no connection"
            raise self._origin.timed_out(self._limits.connect_seconds, what) from None
        except TimeoutError:
            raise self._origin.timed_out(seconds) from None
        except aiohttp.ClientConnectorError as error:
            raise self._origin.unreachable(failure_in_words(error.os_error)) from error
        except (aiohttp.ClientError, OSError) as error:
            raise self._origin.unreachable(str(error) or type(error).__name__) from error
        finally:
            self._under_way.discard(exchange)
            self._note_if_drained()

    async def close(self) -> None:
        """See Transport.close."""
        self._is_closing = True
        self._note_if_drained()
        await self._drained.wait()
        if self._session is not None:
            await self._session.close()

    async def _post_once_or_twice(
        self, body: bytes, headers: Mapping[str, str], exchange: _Exchange, idempotent: bool
    ) -> TransportResponse:
        try:
            return await self._post(body, headers, exchange)
        except aiohttp.ServerDisconnectedError:
            if not (idempotent and exchange.reused):
                raise
            return await self._post(body, headers, exchange)

    async def _post(
        self, body: bytes, headers: Mapping[str, str], exchange: _Exchange
    ) -> TransportResponse:
        async with self._opened_session().post(
            self._url, data=body, headers=headers, allow_redirects=False, trace_request_ctx=exchange
        ) as response:
            pieces, size = [], 0
            async for piece in response.content.iter_any():
                size += len(piece)
                if size > self._limits.max_body_bytes:
                    response.close()
                    limit = self._limits.max_body_bytes
                    raise self._origin.unreachable(
                        f"its answer's body is larger than {limit} bytes"
                    )
                pieces.append(piece)
            pairs = [(name.lower(), value) for name, value in response.headers.items()]
            return TransportResponse(response.status, pairs, b"".join(pieces))

    def _note_if_drained(self) -> None:
        if self._is_closing and not self._under_way:
            self._drained.set()

    def _headers_to_send(self, headers: Mapping[str, str]) -> dict[str, str]:
        try:
            header_lines(headers)
        except HeaderRefused as error:
            raise self._origin.unreachable(str(error)) from None
        return {
            name: value for name, value in headers.items() if name.lower() not in TRANSPORT_HEADERS
        }

    def _opened_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            trace = aiohttp.TraceConfig()
            trace.on_connection_reuseconn.append(_note_reuse)
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self._limits.max_connections,
                    keepalive_timeout=self._limits.idle_seconds,
                    ssl=self._ssl_context or True,
                ),
                headers={
                    "content-type": CONTENT_TYPE,
                    "accept": ACCEPT,
                    "accept-encoding": (
                        ACCEPT_ENCODING if self._limits.accept_compressed else "identity"
                    ),
                },
                skip_auto_headers=("user-agent",),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(
                    total=None, sock_connect=self._limits.connect_seconds
                ),
                trace_configs=[trace],
                max_field_size=self._limits.max_head_bytes,
            )
        return self._session


async def _note_reuse(_session: object, context: SimpleNamespace, _params: object) -> None:
    exchange: _Exchange = context.trace_request_ctx
    exchange.reused = True
