"""Public ids: two letters that say the kind, then a UUIDv7 in base32, as in `bk_01jf8…`.

The database keeps the 128 bits, everything else the text: it sorts as the UUID does, which is by
time of creation. The letters are part of the id's meaning, so an id of another kind is refused, not
looked up.

`demo_id` gives demo data the same ids everywhere, so that one subgraph can seed references to the
entities of another without asking it.
"""

import hashlib
import secrets
import threading
import time
import uuid
from functools import lru_cache

from sqlalchemy import Dialect, Uuid
from sqlalchemy.types import TypeDecorator

from .errors import InvalidInputError

BOOK, AUTHOR, CATEGORY, REVIEW = "bk", "au", "ca", "rv"
MOVEMENT, ORDER, USER = "mv", "or", "us"

# Crockford's alphabet: no i, l, o, u; in ASCII order, so texts sort as numbers do.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LETTERS = frozenset(_ALPHABET)
# Two letters at a time: rows are full of ids, and base64.b32encode takes twice as long.
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_PLACES = tuple(range(120, -1, -10))
# int() reads base 32 in C, in an alphabet of its own.
_TO_BASE_32 = str.maketrans(_ALPHABET, "0123456789abcdefghijklmnopqrstuv")
_DIGITS = 26
# 2025-01-01T00:00:00Z; demo ids are older than every id a running service makes.
_DEMO_EPOCH_MS = 1_735_689_600_000


class _Ticks:
    """Milliseconds and a 12-bit count within them, as one number that only ever grows."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    def next(self) -> int:
        with self._lock:
            self._last = max((time.time_ns() // 1_000_000) << 12, self._last + 1)
            return self._last


_ticks = _Ticks()


def new_id(prefix: str) -> str:
    """A new id; within one process each sorts after the one before."""
    tick = _ticks.next()
    return uuid_to_id(prefix, _uuid7(tick >> 12, tick & 0xFFF, secrets.randbits(62)))


@lru_cache(maxsize=8192)  # seeds ask for the same few thousand again and again
def demo_id(prefix: str, number: int) -> str:
    """The id of the demo data's thing of this kind and number: always the same, in their order."""
    digest = hashlib.sha256(f"{prefix}:{number}".encode()).digest()
    moment = _DEMO_EPOCH_MS + number
    return uuid_to_id(prefix, _uuid7(moment, 0, int.from_bytes(digest[:8]) >> 2))


def uuid_to_id(prefix: str, value: uuid.UUID) -> str:
    """The public text of a stored UUID."""
    number = value.int
    return f"{prefix}_{''.join([_PAIRS[number >> place & 1023] for place in _PLACES])}"


def id_to_uuid(prefix: str, text: str) -> uuid.UUID:
    """The UUID behind an id. Raises InvalidInputError for another kind or a malformed text.

    Only the one text that `uuid_to_id` writes is accepted, so an id has a single spelling.
    """
    kind, _, letters = text.partition("_")
    if kind != prefix or len(letters) != _DIGITS or not _LETTERS.issuperset(letters):
        raise not_an_id(prefix, text)
    number = int(letters.translate(_TO_BASE_32), 32)
    if number >> 128:
        raise not_an_id(prefix, text)
    return uuid.UUID(int=number)


def not_an_id(prefix: str, text: str) -> InvalidInputError:
    """The refusal of a text where an id of this kind was wanted."""
    return InvalidInputError(f'"{text}" is not an id that starts with "{prefix}_".')


def is_id(prefix: str, text: str) -> bool:
    """Whether a text is a well-formed id of this kind; says nothing about existence."""
    try:
        id_to_uuid(prefix, text)
    except InvalidInputError:
        return False
    return True


class PublicId(TypeDecorator[str]):
    """A column that holds the UUID and shows the public text."""

    impl = Uuid
    cache_ok = True

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self.prefix = prefix

    def process_bind_param(self, value: str | None, dialect: Dialect) -> uuid.UUID | None:  # noqa: ARG002 -- SQLAlchemy's signature
        return None if value is None else id_to_uuid(self.prefix, value)

    def process_result_value(self, value: uuid.UUID | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- SQLAlchemy's signature
        return None if value is None else uuid_to_id(self.prefix, value)


def _uuid7(milliseconds: int, count: int, random_bits: int) -> uuid.UUID:
    """RFC 9562, section 5.7: 48 bits of time, version, 12 bits, variant, 62 bits."""
    return uuid.UUID(int=milliseconds << 80 | 7 << 76 | count << 64 | 2 << 62 | random_bits)
