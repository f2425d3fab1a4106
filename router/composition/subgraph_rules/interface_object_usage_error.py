"""INTERFACE_OBJECT_USAGE_ERROR: @interfaceObject on a type without a key.

Federation, "@interfaceObject": the type stands for an entity interface of another subgraph and is
reached by its key. What needs other subgraphs to be seen is checked in the merge.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.subgraph import SubgraphSchema


def interface_object_usage_error(schema: SubgraphSchema, facts: SubgraphFacts) -> Iterator[Issue]:
    """Yield one error per such type, in schema order."""
    for definition in schema.types.values():
        if definition.has("interfaceObject") and not facts.is_entity(definition.name):
            yield subgraph_issue(
                schema,
                CompositionCode.INTERFACE_OBJECT_USAGE_ERROR,
                "The @interfaceObject directive can only be applied to entity types, but type"
                f' "{definition.name}" has no @key in this subgraph.',
                definition.location,
                coordinate=definition.name,
            )
