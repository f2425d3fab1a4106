"""TYPE_WITH_ONLY_UNUSED_EXTERNAL: what unused @external fields leave behind.

Federation 1 let them stand; they are removed. A type that has nothing else goes as well, unless
something refers to it.
"""

from collections.abc import Iterator
from dataclasses import replace

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_facts import facts_of
from router.composition.subgraph_issue import subgraph_issue
from router.schema.definition import TypeDefinition
from router.schema.subgraph import SubgraphSchema


def remove_unused_external(schema: SubgraphSchema) -> tuple[SubgraphSchema, tuple[Issue, ...]]:
    """The schema without unused external fields and empty types; types that had to stay."""
    facts = facts_of(schema)
    types: dict[str, TypeDefinition] = {}
    emptied: list[TypeDefinition] = []
    for name, definition in schema.types.items():
        fields = {
            field.name: field
            for field in definition.fields.values()
            if facts.is_used(name, field.name) or not facts.is_external(name, field.name)
        }
        if definition.fields and not fields:
            emptied.append(definition)
        types[name] = replace(definition, fields=fields)
    issues: list[Issue] = []
    for definition in emptied:
        if definition.name in set(_references(types)):
            issues.append(_issue(schema, definition))
        else:
            del types[definition.name]
    return replace(schema, types=types), tuple(issues)


def _references(types: dict[str, TypeDefinition]) -> Iterator[str]:
    """What types refer to; and entities, since any of them can be asked for."""
    for definition in types.values():
        if definition.has("key"):
            yield definition.name
        yield from definition.members
        yield from definition.interfaces
        for field in definition.fields.values():
            yield field.type.name


def _issue(schema: SubgraphSchema, definition: TypeDefinition) -> Issue:
    return subgraph_issue(
        schema,
        CompositionCode.TYPE_WITH_ONLY_UNUSED_EXTERNAL,
        f'Type "{definition.name}" contains only external fields, and no @key, @provides or'
        " @requires uses any of them.",
        definition.location,
        coordinate=definition.name,
    )
