"""Directives that Federation 1 accepted and ignored.

@key, @provides and @requires on interfaces, and @provides on fields that return leaves.
"""

from router.schema.definition import COMPOSITE_KINDS, FieldDefinition, TypeDefinition, TypeKind
from router.schema.subgraph import SubgraphSchema

from .rewriting import with_fields, with_types, without


def remove_directives_on_interfaces(schema: SubgraphSchema) -> SubgraphSchema:
    """@key from interfaces, @provides and @requires from their fields."""

    def type_of(definition: TypeDefinition) -> TypeDefinition:
        is_interface = definition.kind is TypeKind.INTERFACE
        return without(definition, "key") if is_interface else definition

    def field_of(owner: TypeDefinition, field: FieldDefinition) -> FieldDefinition:
        is_interface = owner.kind is TypeKind.INTERFACE
        return without(field, "provides", "requires") if is_interface else field

    return with_fields(with_types(schema, type_of), field_of)


def remove_provides_of_leaves(schema: SubgraphSchema) -> SubgraphSchema:
    """@provides from fields whose type has no fields."""

    def field_of(owner: TypeDefinition, field: FieldDefinition) -> FieldDefinition:
        del owner
        target = schema.types.get(field.type.name)
        has_fields = target is not None and target.kind in COMPOSITE_KINDS
        return field if has_fields else without(field, "provides")

    return with_fields(schema, field_of)
