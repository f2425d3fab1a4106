"""Text as it is compared: lower case, no accents, words apart by one space. Also the slugs made of
it.
"""

import unicodedata

# Letters that Unicode does not take apart into a letter and an accent.
_LETTERS = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "Æ": "ae"})


def fold(text: str) -> str:
    """Only a-z and 0-9 (and letters of other scripts) and single spaces; safe inside a LIKE
    pattern.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    letters = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join("".join(c if c.isalnum() else " " for c in letters.lower()).split())


def slug_of(text: str) -> str:
    """A text for an address: folded words joined by hyphens."""
    return fold(text).replace(" ", "-")


def is_slug(text: str) -> bool:
    """Whether a text could be one; says nothing about existence."""
    return text == slug_of(text)


def words_of(*texts: str) -> frozenset[str]:
    """The folded words of some texts."""
    return frozenset(word for text in texts for word in fold(text).split())
