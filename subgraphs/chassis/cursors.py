"""Cursors: a place in one particular list, sealed so that it can only be handed back there.

A cursor is base64url of JSON `[version, sort name, values…, id]` followed by a 6-byte MAC. The MAC
also covers the list's `scope` (its filter), which is not written down: a cursor of another list,
another sort or another filter does not verify, and is refused instead of quietly starting somewhere
else.
"""

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error

from .errors import InvalidInputError

Position = tuple[str | int, ...]
"""The sort's values at one row, the row's id last."""

# made once: json.dumps would make one for each cursor
_to_json = json.JSONEncoder(separators=(",", ":")).encode
_VERSION = 1
_MAC_BYTES = 6


class Cursors:
    """Seals and opens cursors with one secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def seal(self, sort: str, scope: str, position: Position) -> str:
        """The cursor of a row in the list that `sort` and `scope` describe."""
        payload = _to_json([_VERSION, sort, *position]).encode()
        return urlsafe_b64encode(payload + self._mac(payload, scope)).decode().rstrip("=")

    def open(self, sort: str, scope: str, cursor: str) -> Position:
        """The place a cursor means. Raises InvalidInputError unless sealed for this very list."""
        try:
            sealed = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        except (Base64Error, UnicodeEncodeError):
            raise _foreign() from None
        payload, mac = sealed[:-_MAC_BYTES], sealed[-_MAC_BYTES:]
        if not hmac.compare_digest(mac, self._mac(payload, scope)):
            raise _foreign()
        version, sort_name, *position = json.loads(payload)
        if version != _VERSION or sort_name != sort:
            raise _foreign()
        return tuple(position)

    def _mac(self, payload: bytes, scope: str) -> bytes:
        message = len(payload).to_bytes(4) + payload + scope.encode()
        return hmac.digest(self._secret, message, hashlib.sha256)[:_MAC_BYTES]


def _foreign() -> InvalidInputError:
    return InvalidInputError(
        "The cursor is not from this list: ask for the first page again.", ("after",)
    )
