"""The ASGI 3 protocol as aliases, and the one response shape that this server sends through it."""

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]

RawHeaders: TypeAlias = tuple[tuple[bytes, bytes], ...]

NOT_MODIFIED = 304
"""The status whose content-length would be that of another response (RFC 9110, section 8.6)."""


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """A whole response.

    headers: names in lower case; content-length is added on sending.
    """

    status: int
    headers: RawHeaders
    body: bytes


async def send_response(send: Send, response: HttpResponse, *, with_body: bool) -> None:
    """Send `response`; an answer to HEAD has the length of its body, but not the body."""
    headers = list(response.headers)
    if response.status != NOT_MODIFIED:
        headers.append((b"content-length", b"%d" % len(response.body)))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": response.body if with_body else b""})


def read_headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers of a request by lower-case name; repeated ones are joined (RFC 9110, 5.3)."""
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in raw}
    if len(headers) == len(raw):
        return headers
    headers.clear()
    for raw_name, raw_value in raw:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if name in headers:
            # Cookies are the exception of RFC 9110: RFC 9113, 8.2.3 joins them by semicolon.
            value = f"{headers[name]}{'; ' if name == 'cookie' else ', '}{value}"
        headers[name] = value
    return headers
