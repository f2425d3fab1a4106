"""PROVIDES_ON_NON_OBJECT_FIELD, EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE: @provides has no target.

Federation, "@provides": it selects from what its field returns, so the field must return something
with fields, and the subgraph must resolve it. The reference gives up at the first such field and
reports it alone; so do we (check_subgraph.py).
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.definition import COMPOSITE_KINDS
from router.schema.subgraph import SubgraphSchema


def provides_on_non_object_field(schema: SubgraphSchema, facts: SubgraphFacts) -> Iterator[Issue]:
    """Yield one error per field with such a @provides, in schema order."""
    for definition in schema.types.values():
        for field in definition.fields.values():
            if not field.has("provides"):
                continue
            coordinate = f"{definition.name}.{field.name}"
            target = schema.types.get(field.type.name)
            if facts.is_external(definition.name, field.name):
                code = CompositionCode.EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE
                text = f'Cannot have both @provides and @external on field "{coordinate}"'
            elif target is None or target.kind not in COMPOSITE_KINDS:
                code = CompositionCode.PROVIDES_ON_NON_OBJECT_FIELD
                text = (
                    f'Invalid @provides directive on field "{coordinate}": its type'
                    f' "{field.type}" has no fields to provide'
                )
            else:
                continue
            yield subgraph_issue(schema, code, text, field.location, coordinate=coordinate)
