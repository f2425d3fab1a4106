"""User names: how one is written, and which are not for people."""

import re

from subgraphs.chassis.errors import InvalidInputError

# A letter first, and never an @: what is typed at log-in is a user name or an address, not both.
_USERNAME = re.compile(r"[a-z][a-z0-9_]{2,29}")
# Who has one of these names would be believed to speak for the store.
_RESERVED = frozenset(
    {"admin", "administrator", "bookstore", "root", "security", "staff", "support", "system"}
)


def username(text: str) -> str:
    """The name in lower case. Raises InvalidInputError for what is none; says nothing of others."""
    name = text.strip().lower()
    # lower() makes ASCII of a few letters that only look like it
    if not text.isascii() or not _USERNAME.fullmatch(name):
        raise InvalidInputError(
            "A user name is 3 to 30 letters, digits and underscores, a letter first.",
            ("input", "username"),
        )
    return name


def is_reserved(name: str) -> bool:
    """Whether nobody may have this name."""
    return name in _RESERVED
