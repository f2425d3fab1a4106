"""EXTENSION_WITH_NO_BASE: a type is extended, but no subgraph defines it.

Federation 1: `extend type` and @extends stand for a type of another subgraph. (In Federation 2 the
same is found in the merge.)
"""

from collections.abc import Iterator, Sequence

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_issue import subgraph_issue
from router.schema.definition import TypeDefinition
from router.schema.subgraph import SubgraphSchema

from .extension_types import is_extension_type, is_only_extended, is_root


def extension_with_no_base(
    schema: SubgraphSchema, others: Sequence[SubgraphSchema]
) -> Iterator[Issue]:
    """Yield one error per such type, in schema order."""
    for definition in schema.types.values():
        if not is_extension_type(definition) or is_root(definition):
            continue
        if not any(_defines(other, definition) for other in others):
            yield subgraph_issue(
                schema,
                CompositionCode.EXTENSION_WITH_NO_BASE,
                f'Type "{definition.name}" is an extension type, but there is no type definition'
                f' for "{definition.name}" in any subgraph.',
                definition.location,
                coordinate=definition.name,
            )


def _defines(other: SubgraphSchema, definition: TypeDefinition) -> bool:
    found = other.types.get(definition.name)
    return found is not None and not is_only_extended(found)
