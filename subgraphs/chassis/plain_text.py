"""Text that people enter: what every database can hold, and what reads as it was written.

JSON carries control characters and halves of letters, which databases refuse one by one, each in
its own way; and marks that turn a text round make a name look like another.
"""

import unicodedata

# control characters, halves of surrogate pairs, line and paragraph separators
_NEVER = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_BREAKS = str.maketrans("\r\n\t", "   ")


def is_line(text: str, most: int) -> bool:
    """Whether a text is one line of at most `most` characters; an empty one is."""
    return len(text) <= most and not any(
        unicodedata.category(character) in _NEVER or unicodedata.bidirectional(character) in _TURNS
        for character in text
    )


def is_prose(text: str, most: int) -> bool:
    """As `is_line`, with as many lines as there may be."""
    return is_line(text.translate(_BREAKS), most)
