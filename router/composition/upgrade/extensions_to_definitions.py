"""Extension types become definitions; from here on nothing asks which subgraph owns a type.

@extends stays: the join of a key still tells that its type was written as an extension.
"""

from dataclasses import replace

from router.schema.definition import TypeDefinition
from router.schema.subgraph import SubgraphSchema

from .extension_types import is_extension_type
from .rewriting import with_types


def extensions_to_definitions(schema: SubgraphSchema) -> SubgraphSchema:
    """Change every extension type, root types included."""
    return with_types(schema, _definition)


def _definition(definition: TypeDefinition) -> TypeDefinition:
    if not is_extension_type(definition):
        return definition
    return replace(
        definition,
        is_extension=False,
        directives=tuple(replace(use, declaration=0) for use in definition.directives),
        fields={
            name: replace(
                field,
                declaration=0,
                directives=tuple(replace(use, declaration=0) for use in field.directives),
            )
            for name, field in definition.fields.items()
        },
    )
