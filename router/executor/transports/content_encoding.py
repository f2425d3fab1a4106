"""The bodies of answers, decompressed: gzip and deflate, never beyond a limit.

In:   a body, its Content-Encoding header, and how large it may become.
Out:  the body as the subgraph's application wrote it.
Decided here: the limit holds for what comes out, so a small bomb costs no more than a large answer.
"""

import zlib
from collections.abc import Iterable

ACCEPT_ENCODING = "gzip, deflate"

_GZIP = 16 + zlib.MAX_WBITS
_ZLIB = zlib.MAX_WBITS
_RAW_DEFLATE = -zlib.MAX_WBITS


class UndecodableBody(ValueError):
    """A body that cannot be decompressed; the text is a clause that says why."""


def decode_body(headers: Iterable[tuple[str, str]], body: bytes, max_bytes: int) -> bytes:
    """`body` without the encodings that `headers` (names in lower case) say it has.

    Raises UndecodableBody for an unknown encoding, broken data, or more than `max_bytes`.
    """
    encodings = [
        encoding.strip().lower()
        for name, value in headers
        if name == "content-encoding"
        for encoding in value.split(",")
    ]
    # Listed in the order in which they were applied (RFC 9110, section 8.4).
    for encoding in reversed(encodings):
        if encoding in {"gzip", "x-gzip"}:
            body = _inflate(body, _GZIP, max_bytes)
        elif encoding == "deflate":
            # It means zlib's format, but some servers leave its two-byte head out.
            is_zlib = len(body) >= 2 and body[0] & 15 == 8 and (body[0] << 8 | body[1]) % 31 == 0
            body = _inflate(body, _ZLIB if is_zlib else _RAW_DEFLATE, max_bytes)
        elif encoding not in {"identity", ""}:
            raise UndecodableBody(f'its answer is in the encoding "{encoding}", not asked for')
    return body


def _inflate(body: bytes, window_bits: int, max_bytes: int) -> bytes:
    """Decompress all members of `body`: gzip allows several, one after another (RFC 1952, 2.2)."""
    pieces: list[bytes] = []
    left = max_bytes
    while body:
        member = zlib.decompressobj(window_bits)
        try:
            piece = member.decompress(body, left + 1)
        except zlib.error:
            raise UndecodableBody("its answer cannot be decompressed") from None
        left -= len(piece)
        if left < 0:
            raise UndecodableBody(f"its answer is larger than {max_bytes} bytes when decompressed")
        if not member.eof:
            raise UndecodableBody("its compressed answer is cut short")
        pieces.append(piece)
        body = member.unused_data
        if window_bits != _GZIP:
            break
    return b"".join(pieces)
