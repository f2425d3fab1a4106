"""ONLY_INACCESSIBLE_CHILDREN: a visible type of which nothing can be seen."""

from collections.abc import Iterator, Sequence

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.schema.definition import Directed, TypeDefinition, TypeKind
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Supergraph

from .hidden import is_hidden
from .places import places_of


def only_inaccessible_children(
    supergraph: Supergraph, schemas: Sequence[SubgraphSchema]
) -> Iterator[Issue]:
    """Yield an issue for each such type."""
    for definition in supergraph.types.values():
        if definition.kind is TypeKind.SCALAR or is_hidden(definition):
            continue
        if all(is_hidden(child) for child in _children(supergraph, definition)):
            yield CompositionCode.ONLY_INACCESSIBLE_CHILDREN.issue(
                f'"{definition.name}" is visible to clients, but all that is in it is'
                " @inaccessible.",
                places_of(schemas, definition.name),
                definition.name,
            )


def _children(supergraph: Supergraph, definition: TypeDefinition) -> Iterator[Directed]:
    yield from definition.fields.values()
    yield from definition.input_fields.values()
    yield from definition.values.values()
    yield from (supergraph.types[member] for member in definition.members)
