"""Which media type a client sends, and which one it wants back.

In: the values of Content-Type and Accept. Out: a member of MediaType, or None for "none of ours".
Decided here: a wildcard and a missing Accept get `application/json`, which old clients expect; of
types wanted equally, the one named first wins, as clients write the better one first.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class MediaType(StrEnum):
    """What `/graphql` can answer with."""

    GRAPHQL_RESPONSE = "application/graphql-response+json"
    JSON = "application/json"
    HTML = "text/html"


GRAPHQL_TYPES = (MediaType.JSON, MediaType.GRAPHQL_RESPONSE)
"""For programs. The first is the answer to a wildcard."""

BROWSER_TYPES = (*GRAPHQL_TYPES, MediaType.HTML)
"""For GET where GraphiQL is on."""


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One entry of an Accept header, or a whole Content-Type header; everything in lower case.

    quality: 0 to 1, where 0 says "anything but this" (RFC 9110, section 12.4.2).
    """

    name: str
    charset: str | None
    quality: float

    @property
    def is_utf8(self) -> bool:
        """Whether the charset is the one this server speaks, or left to it."""
        return self.charset in (None, "utf-8", "utf8", "*")


@lru_cache(maxsize=256)  # 10 us for the header that the specification recommends; clients are few
def negotiate(
    accept: str | None, offered: tuple[MediaType, ...] = GRAPHQL_TYPES
) -> MediaType | None:
    """The type to answer with, or None when the client takes none of `offered` (406)."""
    if not accept or accept == "*/*":
        return offered[0]
    ranges = [read_media_range(part) for part in accept.split(",") if part.strip()]
    refused = {entry.name for entry in ranges if entry.quality == 0}
    # sorted() is stable: among equals, the order in which the client named them stays.
    for entry in sorted(ranges, key=lambda entry: -entry.quality):
        if entry.quality == 0 or not entry.is_utf8:
            continue
        for media_type in offered:
            if media_type not in refused and _matches(entry.name, media_type):
                return media_type
    return None


def read_media_range(text: str) -> MediaRange:
    """Read `type/subtype; charset=…; q=…`; a quality that is no number counts as 1."""
    name, *parameters = text.split(";")
    charset, quality = None, 1.0
    for parameter in parameters:
        key, _, value = parameter.strip().lower().partition("=")
        if key == "charset":
            charset = value.strip('"')
        elif key == "q":
            quality = _read_quality(value)
    return MediaRange(name.strip().lower(), charset, quality)


def _read_quality(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 1.0


def _matches(name: str, media_type: MediaType) -> bool:
    if name.endswith("/*"):
        return name == "*/*" or media_type.startswith(name[:-1])
    return name == media_type
