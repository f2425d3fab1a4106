"""Request heads as bytes: all that is the same for a subgraph is encoded once."""

from collections.abc import Mapping

from .content_encoding import ACCEPT_ENCODING
from .http_limits import HttpLimits
from .origin import Origin
from .request_headers import ACCEPT, CONTENT_TYPE, HeaderRefused, header_lines


class RequestHead:
    """The head of every request to one subgraph."""

    def __init__(self, origin: Origin, limits: HttpLimits) -> None:
        self._origin = origin
        accept_encoding = ACCEPT_ENCODING if limits.accept_compressed else "identity"
        self._fixed = (
            f"POST {origin.target} HTTP/1.1\r\n"
            f"host: {origin.authority}\r\n"
            f"content-type: {CONTENT_TYPE}\r\n"
            f"accept: {ACCEPT}\r\n"
            f"accept-encoding: {accept_encoding}\r\n"
        ).encode("ascii")

    def request(self, body: bytes, headers: Mapping[str, str]) -> bytes:
        """The whole request. Raises SubgraphUnreachable for headers that HTTP cannot carry."""
        try:
            lines = header_lines(headers) if headers else b""
        except HeaderRefused as error:
            raise self._origin.unreachable(str(error)) from None
        return b"%b%bcontent-length: %d\r\n\r\n%b" % (self._fixed, lines, len(body), body)
