"""REFERENCED_INACCESSIBLE: something visible has a type that is not."""

from collections.abc import Iterator, Sequence

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Supergraph

from .hidden import is_hidden, visible_references
from .places import places_of


def referenced_inaccessible(
    supergraph: Supergraph, schemas: Sequence[SubgraphSchema]
) -> Iterator[Issue]:
    """Yield an issue for each visible field, argument or input field of a hidden type."""
    hidden = {name for name, definition in supergraph.types.items() if is_hidden(definition)}
    for reference in visible_references(supergraph):
        name = reference.element.type.name
        if name in hidden:
            yield CompositionCode.REFERENCED_INACCESSIBLE.issue(
                f'"{name}" is @inaccessible, but it is the type of "{reference.coordinate}", which'
                " clients see.",
                places_of(schemas, reference.owner, reference.member, reference.argument),
                reference.coordinate,
            )
