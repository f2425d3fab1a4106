"""Which headers a fetch may add to a request to a subgraph, and how they look on the wire.

In:   the headers a caller wants to send: names and values as text.
Out:  header lines, checked: nothing in them can end a line early and smuggle in another header.
Decided here: headers that belong to the connection or that the transport sets itself are left out
without a word, so that all headers of a client's request can be passed on.
"""

import re
from collections.abc import Mapping

TRANSPORT_HEADERS = frozenset(
    {
        "accept",
        "accept-encoding",
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "expect",
        "host",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
"""Headers that callers cannot set, in lower case (RFC 9110, sections 7.6.1 and 8)."""

ACCEPT = "application/graphql-response+json, application/json;q=0.9"
CONTENT_TYPE = "application/json"

# RFC 9110, section 5: a name is a token; a value has visible characters, spaces, tabs, obs-text.
_is_name = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+").fullmatch
_is_value = re.compile(r"[\t\x20-\x7e\x80-\xff]*").fullmatch


class HeaderRefused(ValueError):
    """A header that HTTP cannot carry; the text is a clause that names it, never its value."""


def header_lines(headers: Mapping[str, str]) -> bytes:
    """`headers` as they stand in a request head, each line ended.

    Raises HeaderRefused for a name that is no token, and for a value with a control character
    or with one beyond Latin-1.
    """
    lines = []
    for name, value in headers.items():
        if name.lower() in TRANSPORT_HEADERS:
            continue
        # Nearly all values are plain ASCII, which strings know about themselves: no need to search.
        is_plain = value.isascii() and value.isprintable()
        if _is_name(name) is None or not (is_plain or _is_value(value)):
            raise HeaderRefused(
                f"the header {name!r} to be sent holds a character that HTTP cannot carry"
            )
        lines.append(f"{name}: {value}\r\n")
    return "".join(lines).encode("latin-1")
