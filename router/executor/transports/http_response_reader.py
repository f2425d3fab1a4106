"""HTTP/1.1 answers out of bytes, without a socket: httptools parses, this keeps count.

In:   the bytes of a connection in whatever pieces they come, and its end.
Out:  one TransportResponse per exchange.
Decided here: answers with 1xx are skipped; what httptools calls an upgrade is refused; limits count
what was received, so that no header, trailer or chunk extension can grow without end.
"""

import httptools

from .content_encoding import UndecodableBody, decode_body
from .http_limits import HttpLimits
from .http_response_headers import ResponseHeaders
from .transport import TransportResponse

_CONTENT_ENCODING_BYTES = len(b"content-encoding")


class UnreadableAnswer(Exception):
    """Bytes that are no HTTP answer, or one beyond a limit; the text is a clause that says why."""


class ResponseReader:
    """Reads one answer at a time; `begin` before each.

    started: whether any byte came since `begin`.
    is_reusable: whether the connection can carry another exchange; meaningful once complete.
    """

    __slots__ = (
        "_body",
        "_body_bytes",
        "_head_bytes",
        "_head_complete",
        "_headers",
        "_is_complete",
        "_is_encoded",
        "_limits",
        "_parser",
        "_refusal",
        "_status",
        "_unproductive_bytes",
        "is_reusable",
        "started",
    )

    def __init__(self, limits: HttpLimits) -> None:
        self._limits = limits
        self._parser = httptools.HttpResponseParser(self)
        self.begin()

    def begin(self) -> None:
        """Forget the previous answer and expect the next."""
        self._headers: list[tuple[bytes, bytes]] = []
        self._body: bytes | bytearray = b""
        self._status = self._head_bytes = self._body_bytes = self._unproductive_bytes = 0
        self._head_complete = self._is_complete = self._is_encoded = False
        self._refusal = ""
        self.started = self.is_reusable = False

    def feed(self, data: bytes) -> bool:
        """Take the next bytes; say whether the answer is complete. Raises UnreadableAnswer."""
        self.started = True
        self._unproductive_bytes += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            raise UnreadableAnswer("it switched to another protocol than HTTP") from None
        except httptools.HttpParserError as error:
            if not self._is_complete:
                why = self._refusal or f"its answer is not HTTP ({error})"
                raise UnreadableAnswer(why) from None
            # The answer is whole, what came behind it is not: use the one, trust nothing more.
            self.is_reusable = False
        if not self._is_complete and self._unproductive_bytes > self._limits.max_head_bytes:
            raise UnreadableAnswer(self._head_too_large())
        return self._is_complete

    def feed_eof(self) -> bool:
        """The peer has ended the stream; say whether that completes the answer (RFC 9112, 6.3)."""
        self.is_reusable = False
        if self._head_complete and not self._is_complete:
            self._is_complete = not any(
                name.lower() in {b"content-length", b"transfer-encoding"}
                for name, _ in self._headers
            )
        return self._is_complete

    def response(self) -> TransportResponse:
        """The complete answer, decompressed. Raises UnreadableAnswer when that fails."""
        body = self._body if isinstance(self._body, bytes) else bytes(self._body)
        headers = ResponseHeaders(self._headers)
        if self._is_encoded:
            try:
                body = decode_body(headers, body, self._limits.max_body_bytes)
            except UndecodableBody as error:
                raise UnreadableAnswer(str(error)) from None
        return TransportResponse(self._status, headers, body)

    def on_message_begin(self) -> None:
        """Called by httptools. A second answer to one request: the connection is out of step."""
        if self._is_complete:
            self.is_reusable = False
            raise UnreadableAnswer

    def on_header(self, name: bytes, value: bytes) -> None:
        """Called by httptools, for trailers as well, which we drop."""
        if not self._head_complete:
            self._headers.append((name, value))
            if len(name) == _CONTENT_ENCODING_BYTES and name.lower() == b"content-encoding":
                self._is_encoded = True

    def on_headers_complete(self) -> None:
        """Called by httptools, for 1xx as well."""
        # Counting header by header would cost each answer a twentieth of all its time here, and
        # so few bytes came until now that no head among them can be too large.
        if self._unproductive_bytes > self._limits.max_head_bytes:
            self._head_bytes += sum(len(name) + len(value) for name, value in self._headers)
            if self._head_bytes > self._limits.max_head_bytes:
                self._refuse(self._head_too_large())
        self._status = self._parser.get_status_code()
        if self._status < 200:
            self._headers.clear()
            self._is_encoded = False
        else:
            self._head_complete = True

    def on_body(self, piece: bytes) -> None:
        """Called by httptools with the body, chunk frames already taken off."""
        self._unproductive_bytes = 0
        self._body_bytes += len(piece)
        if self._body_bytes > self._limits.max_body_bytes:
            self._refuse(f"its answer's body is larger than {self._limits.max_body_bytes} bytes")
        # Most bodies come in one piece and are not copied again. Many small pieces must not cost
        # an object each: a hostile chunking would multiply the limit by twenty.
        if isinstance(self._body, bytearray):
            self._body += piece
        else:
            self._body = bytearray(self._body + piece) if self._body else piece

    def on_message_complete(self) -> None:
        """Called by httptools at the end of each message, 1xx too."""
        if self._head_complete:
            self._is_complete = True
            self.is_reusable = self._parser.should_keep_alive()

    def _refuse(self, why: str) -> None:
        self._refusal = why
        raise UnreadableAnswer(why)

    def _head_too_large(self) -> str:
        return f"its answer's headers are larger than {self._limits.max_head_bytes} bytes"
