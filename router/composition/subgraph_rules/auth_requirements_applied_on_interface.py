"""AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE: authorization on an interface instead of its types.

Federation, "@authenticated", "@requiresScopes", "@policy": interfaces and interface objects get
their requirements from the types that implement them, so they may not have any of their own. The
fields of an interface object may: they are resolved there.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.definition import Directed, TypeKind
from router.schema.subgraph import SubgraphSchema

_AUTHORIZATION = ("authenticated", "requiresScopes", "policy")


def auth_requirements_applied_on_interface(
    schema: SubgraphSchema, facts: SubgraphFacts
) -> Iterator[Issue]:
    """Yield one error per application, in schema order."""
    for definition in schema.types.values():
        name = definition.name
        if name in facts.interface_objects:
            yield from _applied(schema, definition, f'interface object "{name}"', name)
        if definition.kind is TypeKind.INTERFACE:
            yield from _applied(schema, definition, f'interface "{name}"', name)
            for field in definition.fields.values():
                coordinate = f"{name}.{field.name}"
                yield from _applied(schema, field, f'field "{coordinate}"', coordinate)


def _applied(
    schema: SubgraphSchema, element: Directed, where: str, coordinate: str
) -> Iterator[Issue]:
    for use in element.directives:
        if use.name in _AUTHORIZATION and use.feature:
            yield subgraph_issue(
                schema,
                CompositionCode.AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE,
                f"Invalid use of @{use.name} on {where}: it cannot be applied to interfaces, their"
                " fields, or interface objects",
                use.location,
                coordinate=coordinate,
            )
