"""Directives that routers read subgraph by subgraph: `@join__directive`.

@cacheTag is not merged: what it says holds for the subgraph that says it.
"""

from collections.abc import Iterator

from router.schema.definition import Directed, DirectiveUse
from router.schema.literal import EnumName, ObjectLiteral

from .merging import Merging
from .row import Row, declared

_PASSED_THROUGH = frozenset({"cacheTag"})


def passed_through(merging: Merging, row: Row[Directed]) -> Iterator[DirectiveUse]:
    """A use for each different application, with all the graphs that have it."""
    if merging.features.in_use.isdisjoint(_PASSED_THROUGH):
        return
    graphs: dict[tuple[str, ObjectLiteral], list[EnumName]] = {}
    for index, element in declared(row):
        for use in element.directives:
            if use.name in _PASSED_THROUGH and use.feature is not None:
                key = f"{use.feature}__{use.name}", ObjectLiteral(tuple(use.arguments.items()))
                graphs.setdefault(key, []).append(EnumName(merging.graphs[index].id))
    for (name, arguments), having in graphs.items():
        yield DirectiveUse(
            "join__directive",
            {"graphs": tuple(having), "name": name, "args": arguments},
            feature="join",
        )
