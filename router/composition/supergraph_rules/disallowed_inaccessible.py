"""DISALLOWED_INACCESSIBLE: an argument of a type-system directive is hidden.

Clients never see such a directive, so there is nothing to hide, and the definition would be torn.
"""

from collections.abc import Iterator, Sequence

from router.composition.codes import CompositionCode
from router.composition.issue import Issue, IssueLocation
from router.composition.merge.directive_definition import EXECUTABLE_LOCATIONS
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Supergraph

from .hidden import is_hidden


def disallowed_inaccessible(
    supergraph: Supergraph, schemas: Sequence[SubgraphSchema]
) -> Iterator[Issue]:
    """Yield an issue for each composed directive with a hidden argument."""
    for directive in supergraph.directives.values():
        if EXECUTABLE_LOCATIONS.issuperset(directive.locations):
            continue
        if any(is_hidden(argument) for argument in directive.arguments.values()):
            yield CompositionCode.DISALLOWED_INACCESSIBLE.issue(
                f'The directive "@{directive.name}" is applied to schemas; its arguments cannot be'
                " @inaccessible.",
                _places(schemas, directive.name),
                f"@{directive.name}",
            )


def _places(schemas: Sequence[SubgraphSchema], directive: str) -> tuple[IssueLocation, ...]:
    return tuple(
        IssueLocation(schema.name, found.location.line, found.location.column)
        for schema in schemas
        if (found := schema.directives.get(directive)) is not None and found.location is not None
    )
