"""What the demo data of all services are made with, so that they fit together: the same every time.

Ids and ISBNs follow from a thing's number (`demo_id`, `demo_isbn13`), so that each service seeds
references to what another one seeds, unasked.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy.orm import DeclarativeBase

Value = TypeVar("Value")

Rows = dict[type[DeclarativeBase], list[dict[str, Any]]]
"""By table, in an order that foreign keys allow."""

USERS = 500
"""How many people there are; they are numbered from 1."""
ZIPF = 1.07
"""How popularity falls with the rank of a book."""
_SEED = 42


@dataclass(slots=True)
class Draw:
    """Numbers from one seed, by way of `random()` alone: Python promises that it stays the same."""

    source: random.Random = field(default_factory=lambda: random.Random(_SEED))  # noqa: S311 -- demo data

    def share(self) -> float:
        """From 0 up to 1."""
        return self.source.random()

    def chance(self, share: float) -> bool:
        return self.share() < share

    def between(self, low: int, high: int) -> int:
        return low + int(self.share() * (high - low + 1))

    def pick(self, values: Sequence[Value]) -> Value:
        return values[int(self.share() * len(values))]

    def shuffled(self, values: list[Value]) -> list[Value]:
        """The same values in an order of their own; the list is emptied."""
        return [values.pop(self.between(0, len(values) - 1)) for _ in range(len(values))]
