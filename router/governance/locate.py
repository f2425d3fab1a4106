"""Where a coordinate stands in the SDL of the subgraphs as they are now.

In:   the subgraphs' schemas, and those of before, which tell who had what is gone.
Out:  a place in a subgraph: of the element, else of what it was in.
"""

from collections.abc import Iterable, Mapping

from router.composition.issue import IssueLocation
from router.schema.definition import Location
from router.schema.subgraph import SubgraphSchema

from .elements import around, elements_of

Places = Mapping[str, Location | None]


class Locator:
    """Finds places; built once for a pair of versions."""

    def __init__(
        self, now: Iterable[SubgraphSchema], before: Iterable[SubgraphSchema] = ()
    ) -> None:
        self._now = {schema.name: _places(schema) for schema in now}
        self._before = {schema.name: frozenset(_places(schema)) for schema in before}

    def locate(self, coordinate: str) -> IssueLocation | None:
        """The place; None for what no subgraph has anything of."""
        for near in around(coordinate):
            # Of what is gone, the subgraphs that had it know most.
            owners = [name for name, had in self._before.items() if coordinate in had]
            for name in (*owners, *self._now):
                place = self._now.get(name, {}).get(near)
                if place is not None:
                    return IssueLocation(name, place.line, place.column)
        gone_with = next((name for name in self._now if self._had(name, coordinate)), None)
        return IssueLocation(gone_with, 1, 1) if gone_with is not None else None

    def _had(self, subgraph: str, coordinate: str) -> bool:
        return coordinate in self._before.get(subgraph, ())


def _places(schema: SubgraphSchema) -> Places:
    places = {name: found.location for name, found in elements_of(schema.types.values())}
    return places | {f"@{name}": found.location for name, found in schema.directives.items()}
