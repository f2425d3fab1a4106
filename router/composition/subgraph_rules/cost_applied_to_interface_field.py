"""COST_APPLIED_TO_INTERFACE_FIELD: @cost on a field of an interface.

Federation, "@cost": the cost of a field is that of the type that resolves it.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.definition import TypeKind
from router.schema.subgraph import SubgraphSchema


def cost_applied_to_interface_field(
    schema: SubgraphSchema, facts: SubgraphFacts
) -> Iterator[Issue]:
    """Yield one error per such field, in schema order."""
    del facts
    for definition in schema.types.values():
        if definition.kind is not TypeKind.INTERFACE:
            continue
        for field in definition.fields.values():
            for use in field.applied("cost"):
                coordinate = f"{definition.name}.{field.name}"
                yield subgraph_issue(
                    schema,
                    CompositionCode.COST_APPLIED_TO_INTERFACE_FIELD,
                    f'@cost cannot be applied to "{coordinate}", a field of an interface',
                    use.location,
                    coordinate=coordinate,
                )
