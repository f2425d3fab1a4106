"""E-mail addresses: one spelling each, so that equal texts mean the same mailbox.

What HTML calls a valid address (its `input type=email`), in lower case, with a dot in the domain.
Whether anybody reads what is sent there, only sending something shows.
"""

import re

from .errors import InvalidInputError

_MAX_LENGTH = 254
_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(rf"[a-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_LABEL}(?:\.{_LABEL})+")


def email_address(text: str) -> str:
    """The address in lower case. Raises InvalidInputError for what is none."""
    address = text.strip().lower()
    # lower() makes ASCII of a few letters that only look like it
    if not text.isascii() or len(address) > _MAX_LENGTH or not _ADDRESS.fullmatch(address):
        raise InvalidInputError("An e-mail address looks like name@example.org.")
    return address
