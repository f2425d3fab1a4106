"""All chance of the oracle comes from here, so that a case can be shrunk and repeated.

Every choice is one number, and 0 is always the simplest: less, none, the first.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """below: a number from 0 up to, without, its argument."""

    def __init__(self, below: Callable[[int], int]) -> None:
        self.below = below

    def chance(self, percent: int) -> bool:
        """True that often; False is the simpler case."""
        return self.below(100) >= 100 - percent

    def pick(self, options: Sequence[T]) -> T:
        """One of them."""
        return options[self.below(len(options))]

    def some(self, options: Sequence[T], percent: int = 40) -> list[T]:
        """Each of them with that chance, in order."""
        return [option for option in options if self.chance(percent)]

    def one_or_more(self, options: Sequence[T], percent: int = 40) -> list[T]:
        """One at least, in order."""
        first = self.pick(options)
        return [option for option in options if option is first or self.chance(percent)]
