"""@shareable, which Federation 1 did not have: there, every value type was shared.

Added to each value type that another subgraph has too, and to each field of an entity or root type
that is no key and that another subgraph resolves, be it below a @provides only. Subscriptions are
never shared.
"""

from collections.abc import Mapping
from dataclasses import replace

from router.composition.subgraph_facts import SubgraphFacts
from router.schema.definition import (
    ROOT_TYPES,
    DirectiveUse,
    FieldDefinition,
    TypeDefinition,
    TypeKind,
)
from router.schema.subgraph import SubgraphSchema

from .extension_types import is_root
from .rewriting import Element, with_types

_SHAREABLE = DirectiveUse("shareable", feature="federation")


def add_shareable(
    schema: SubgraphSchema,
    original_facts: SubgraphFacts,
    others: Mapping[str, tuple[SubgraphSchema, SubgraphFacts]],
) -> SubgraphSchema:
    """Mark what the original subgraphs share.

    original_facts: of the subgraph before its upgrade; key fields need no mark.
    others: the other subgraphs as they were given, by name.
    """

    def type_of(definition: TypeDefinition) -> TypeDefinition:
        if definition.kind is not TypeKind.OBJECT or definition.name == ROOT_TYPES["subscription"]:
            return definition
        same = [
            (found, facts)
            for other, facts in others.values()
            if (found := other.types.get(definition.name)) and found.kind is TypeKind.OBJECT
        ]
        if not definition.has("key") and not is_root(definition):
            return _marked(definition) if same else definition
        fields = {
            name: _marked(field)
            if not original_facts.is_shareable(definition.name, name)
            and not field.has("external")
            and any(_resolves(found, facts, field) for found, facts in same)
            else field
            for name, field in definition.fields.items()
        }
        return replace(definition, fields=fields)

    return with_types(schema, type_of)


def _resolves(other: TypeDefinition, facts: SubgraphFacts, field: FieldDefinition) -> bool:
    return field.name in other.fields and not facts.is_fully_external(other.name, field.name)


def _marked(element: Element) -> Element:
    if element.has("shareable"):
        return element
    return replace(element, directives=(*element.directives, _SHAREABLE))
