"""A row: what each subgraph declares at one coordinate.

Keys are numbers of subgraphs in order of name, ascending. A subgraph that knows the parent but not
the element has None; a subgraph that knows neither has no entry.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar

T = TypeVar("T")
U = TypeVar("U")
K = TypeVar("K", bound=Hashable)

Row: TypeAlias = Mapping[int, T | None]


def declared(row: Row[T]) -> Iterator[tuple[int, T]]:
    """The subgraphs that have the element, with what they say."""
    return ((index, element) for index, element in row.items() if element is not None)


def missing(row: Row[T]) -> tuple[int, ...]:
    """The subgraphs that know the parent, but not the element."""
    return tuple(index for index, element in row.items() if element is None)


def part_rows(
    row: Row[T], parts: Callable[[T], Mapping[str, U]]
) -> Iterator[tuple[str, dict[int, U | None]]]:
    """A row for each part (field, argument, value) of an element, by first appearance.

    The subgraphs that lack the element have no entry, those that lack the part have None.
    """
    elements = {index: parts(element) for index, element in declared(row)}
    for name in names_in_order(elements.values()):
        yield name, {index: found.get(name) for index, found in elements.items()}


def grouped(row: Row[T], key: Callable[[T], K]) -> dict[K, list[int]]:
    """Which subgraphs agree: key -> subgraphs, in the order of their first."""
    groups: dict[K, list[int]] = {}
    for index, element in declared(row):
        groups.setdefault(key(element), []).append(index)
    return groups


def most_frequent(groups: Mapping[K, list[int]]) -> K:
    """The key with the most subgraphs; the first of several."""
    return max(groups, key=lambda key: len(groups[key]))


def names_in_order(keys: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The union of several sequences of names, by first appearance."""
    return tuple(dict.fromkeys(name for names in keys for name in names))
