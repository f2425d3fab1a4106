"""What a person calls an order: BK, the year, and a count within it, as in BK-2026-000123."""

import re

_NUMBER = re.compile(r"BK-[0-9]{4}-[0-9]{6,10}")


def order_number(year: int, count: int) -> str:
    return f"BK-{year}-{count:06d}"


def is_order_number(text: str) -> bool:
    """Whether a text could be one; says nothing about existence."""
    return _NUMBER.fullmatch(text) is not None
