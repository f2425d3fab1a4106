"""KEY_, REQUIRES_ and PROVIDES_UNSUPPORTED_ON_INTERFACE: the directive stands on an interface.

Federation: a @key on an interface needs version 2.3; @requires and @provides cannot stand on fields
of interfaces in any version.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.definition import TypeDefinition, TypeKind
from router.schema.link import Version
from router.schema.subgraph import SubgraphSchema

KEYED_INTERFACES = Version(2, 3)


def unsupported_on_interface(schema: SubgraphSchema, facts: SubgraphFacts) -> Iterator[Issue]:
    """Yield one error per application, in schema order."""
    del facts
    version = schema.federation_version
    keys_allowed = version is not None and version >= KEYED_INTERFACES
    for definition in schema.types.values():
        if definition.kind is TypeKind.INTERFACE:
            if not keys_allowed:
                yield from _keys(schema, definition)
            yield from _on_fields(schema, definition)


def _keys(schema: SubgraphSchema, definition: TypeDefinition) -> Iterator[Issue]:
    for use in definition.applied("key"):
        yield subgraph_issue(
            schema,
            CompositionCode.KEY_UNSUPPORTED_ON_INTERFACE,
            f'Cannot use @key on interface "{definition.name}": this needs federation'
            f" {KEYED_INTERFACES}, but the subgraph links {schema.federation_version}",
            use.location,
            coordinate=definition.name,
        )


def _on_fields(schema: SubgraphSchema, definition: TypeDefinition) -> Iterator[Issue]:
    for directive in ("requires", "provides"):
        for field in definition.fields.values():
            for use in field.applied(directive):
                yield subgraph_issue(
                    schema,
                    CompositionCode(f"{directive.upper()}_UNSUPPORTED_ON_INTERFACE"),
                    f'Cannot use @{directive} on field "{definition.name}.{field.name}":'
                    f' "{definition.name}" is an interface',
                    use.location,
                    coordinate=f"{definition.name}.{field.name}",
                )
