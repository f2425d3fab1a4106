"""EXTERNAL_UNUSED: a field marked @external that nothing in its subgraph needs.

Federation, "@external": such a field must be mentioned by a @key, @requires, @provides or
@fromContext, or be demanded by an interface; otherwise the mark, or the field, is a mistake.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.subgraph import SubgraphSchema


def external_unused(schema: SubgraphSchema, facts: SubgraphFacts) -> Iterator[Issue]:
    """Yield one error per unused external field, in schema order."""
    for definition in schema.types.values():
        for field in definition.fields.values():
            if facts.is_used(definition.name, field.name):
                continue
            if facts.is_external(definition.name, field.name):
                coordinate = f"{definition.name}.{field.name}"
                yield subgraph_issue(
                    schema,
                    CompositionCode.EXTERNAL_UNUSED,
                    f'Field "{coordinate}" is marked @external but is not used: no @key, @provides'
                    " or @requires mentions it and no interface demands it. Remove the field, or"
                    " the mark.",
                    field.location,
                    coordinate=coordinate,
                )
