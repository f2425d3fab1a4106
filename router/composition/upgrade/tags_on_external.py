"""@tag on @external fields, where the field has the tag elsewhere.

Federation 1 demanded that all copies of a field be tagged; Federation 2 refuses tags on copies.
"""

from collections.abc import Sequence

from router.schema.definition import FieldDefinition, TypeDefinition
from router.schema.subgraph import SubgraphSchema

from .rewriting import with_directives, with_fields


def remove_tags_on_external(
    schema: SubgraphSchema, others: Sequence[SubgraphSchema]
) -> SubgraphSchema:
    """Remove the tags that another subgraph has on a field that is not external there."""

    def field_of(owner: TypeDefinition, field: FieldDefinition) -> FieldDefinition:
        if not field.has("external") or not field.has("tag"):
            return field
        elsewhere = {
            use.key
            for other in others
            if (found := _field(other, owner.name, field.name)) and not found.has("external")
            for use in found.applied("tag")
        }
        return with_directives(
            field,
            (use for use in field.directives if use.name != "tag" or use.key not in elsewhere),
        )

    return with_fields(schema, field_of)


def _field(schema: SubgraphSchema, owner: str, name: str) -> FieldDefinition | None:
    definition = schema.types.get(owner)
    return definition.fields.get(name) if definition else None
