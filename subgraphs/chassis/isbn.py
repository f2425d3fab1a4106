"""ISBN: ten or thirteen digits with hyphens or spaces in, thirteen checked digits out.

It lives here because two subgraphs speak of it: books owns it, and orders shows it on a packing
list.
"""

from .errors import InvalidInputError


def isbn13(text: str) -> str:
    """The thirteen digits of an ISBN. Raises InvalidInputError when one of them is wrong."""
    digits = text.replace("-", "").replace(" ", "").upper()
    if (
        len(digits) == 10
        and _is_ascii_digits(digits[:9])
        and digits[9] == _check_digit_10(digits[:9])
    ):
        return with_check_digit("978" + digits[:9])
    is_13 = len(digits) == 13 and _is_ascii_digits(digits) and digits[:3] in {"978", "979"}
    if not is_13 or with_check_digit(digits[:12]) != digits:
        raise InvalidInputError(
            f'"{text}" is not an ISBN: its digits or its check digit are wrong.'
        )
    return digits


def is_isbn13(text: str) -> bool:
    """Whether a text is thirteen checked digits; says nothing about existence."""
    try:
        return isbn13(text) == text
    except InvalidInputError:
        return False


def with_check_digit(twelve: str) -> str:
    """The ISBN-13 that begins with these twelve digits."""
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return f"{twelve}{-weighted % 10}"


def demo_isbn13(number: int) -> str:
    """The ISBN of the demo catalogue's book of this number, in 979-2: a block that is nobody's."""
    return with_check_digit(f"9792{number:08d}")


def _check_digit_10(nine: str) -> str:
    remainder = -sum(int(digit) * (10 - place) for place, digit in enumerate(nine)) % 11
    return "X" if remainder == 10 else str(remainder)


def _is_ascii_digits(text: str) -> bool:
    # str.isdigit is also true for superscripts and for other scripts' digits
    return text.isascii() and text.isdigit()
