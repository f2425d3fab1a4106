"""EXTERNAL_ON_INTERFACE: a field of an interface is marked @external.

Federation, "@external": it says that a type's field is resolved elsewhere; an interface resolves
nothing. An @external field that stands for a key of an extension is no such field.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.definition import TypeKind
from router.schema.subgraph import SubgraphSchema


def external_on_interface(schema: SubgraphSchema, facts: SubgraphFacts) -> Iterator[Issue]:
    """Yield one error per such field, in schema order."""
    for definition in schema.types.values():
        if definition.kind is not TypeKind.INTERFACE:
            continue
        for field in definition.fields.values():
            if facts.is_external(definition.name, field.name):
                coordinate = f"{definition.name}.{field.name}"
                yield subgraph_issue(
                    schema,
                    CompositionCode.EXTERNAL_ON_INTERFACE,
                    f'Field "{coordinate}" of an interface is marked @external,'
                    " which has no meaning there.",
                    field.location,
                    coordinate=coordinate,
                )
