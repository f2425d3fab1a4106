"""JSON in and out: the one place that knows which libraries do it.

orjson writes fastest, but refuses integers beyond 64 bits and silently reads them as floats;
msgspec reads as fast and keeps them exact. So msgspec reads, orjson writes, and msgspec writes what
orjson refuses: a BigInt of a subgraph keeps its digits.
"""

from typing import Any, Final

import msgspec
import orjson

JSONDecodeError = msgspec.DecodeError

encode_string: Final = orjson.dumps
"""As `encode`, for one string: none that came out of `decode` is refused."""


def decode(body: bytes) -> Any:
    """Read JSON. Raises JSONDecodeError, which is a ValueError."""
    return msgspec.json.decode(body)


def encode(value: Any) -> bytes:
    """Write JSON as UTF-8 bytes, keys in insertion order, no spaces."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        return msgspec.json.encode(value)
