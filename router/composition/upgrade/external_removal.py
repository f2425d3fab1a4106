"""@external where Federation 1 accepted it and gave it no meaning, or another one.

On interface fields and on types it meant nothing. On an extension's own key fields it was demanded,
although the subgraph does resolve them; an extension without a key of its own borrows the first key
of the other subgraphs.
"""

from collections.abc import Iterator, Sequence

from router.composition.field_set_targets import field_set_of, targets
from router.schema.definition import FieldDefinition, TypeDefinition, TypeKind
from router.schema.subgraph import SubgraphSchema

from .extension_types import is_extension_type
from .rewriting import with_fields, with_types, without


def remove_meaningless_external(schema: SubgraphSchema) -> SubgraphSchema:
    """From interface fields and object types."""

    def field_of(owner: TypeDefinition, field: FieldDefinition) -> FieldDefinition:
        return without(field, "external") if owner.kind is TypeKind.INTERFACE else field

    schema = with_fields(schema, field_of)
    return with_types(schema, lambda definition: without(definition, "external"))


def remove_external_from_keys_of_extensions(
    schema: SubgraphSchema, others: Sequence[SubgraphSchema]
) -> SubgraphSchema:
    """From the fields by which an extension is reached."""
    reached = {
        definition.name: frozenset(_key_fields(schema, definition, others))
        for definition in schema.types.values()
        if is_extension_type(definition)
    }

    def field_of(owner: TypeDefinition, field: FieldDefinition) -> FieldDefinition:
        is_key = field.name in reached.get(owner.name, ())
        return without(field, "external") if is_key else field

    return with_fields(schema, field_of)


def _key_fields(
    schema: SubgraphSchema, definition: TypeDefinition, others: Sequence[SubgraphSchema]
) -> Iterator[str]:
    if definition.has("key"):
        for use in definition.applied("key"):
            for owner, name in targets(schema.types, definition.name, field_set_of(use)):
                if owner == definition.name:
                    yield name
        return
    for other in others:
        same = other.types.get(definition.name)
        first = next(same.applied("key"), None) if same else None
        if first is not None:
            for owner, name in targets(other.types, definition.name, field_set_of(first)):
                if owner == definition.name:
                    yield name
