"""Changing a schema, which is frozen: the same schema with some elements replaced."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from router.schema.definition import Directed, DirectiveUse, FieldDefinition, TypeDefinition
from router.schema.subgraph import SubgraphSchema

Element = TypeVar("Element", bound=Directed)


def with_types(
    schema: SubgraphSchema, change: Callable[[TypeDefinition], TypeDefinition]
) -> SubgraphSchema:
    """Change every type."""
    types = {name: change(definition) for name, definition in schema.types.items()}
    return replace(schema, types=types)


def with_fields(
    schema: SubgraphSchema,
    change: Callable[[TypeDefinition, FieldDefinition], FieldDefinition],
) -> SubgraphSchema:
    """Change every field of objects and interfaces."""

    def fields_of(definition: TypeDefinition) -> TypeDefinition:
        if not definition.fields:
            return definition
        fields = {name: change(definition, field) for name, field in definition.fields.items()}
        return replace(definition, fields=fields)

    return with_types(schema, fields_of)


def without(element: Element, *names: str) -> Element:
    """The same element without all applications of some directives."""
    if not any(use.name in names for use in element.directives):
        return element
    return with_directives(element, (use for use in element.directives if use.name not in names))


def with_directives(element: Element, uses: Iterable[DirectiveUse]) -> Element:
    """The same element with other directives."""
    return replace(element, directives=tuple(uses))
