"""Rules on names: every type, interface, member and directive that is mentioned must exist and fit.

They come first, since all other rules follow these names (GraphQL specification, section 3).
"""

from collections.abc import Iterable, Iterator, Mapping

from .definition import (
    BUILT_IN_SCALARS,
    COMPOSITE_KINDS,
    DirectiveDefinition,
    InputValue,
    Location,
    TypeDefinition,
    TypeKind,
)
from .schema_problem import SchemaProblem, invalid_graphql
from .subgraph_directives import Application
from .type_ref import TypeRef

Types = Mapping[str, TypeDefinition]


def unknown_argument_types(
    directives: Iterable[DirectiveDefinition], types: Types
) -> Iterator[SchemaProblem]:
    """Types that directive definitions mention and nobody defines."""
    for directive in directives:
        for argument in directive.arguments.values():
            yield from _unknown(argument.type, argument.location, types)


def unknown_types(read: Iterable[TypeDefinition], types: Types) -> Iterator[SchemaProblem]:
    """Types that fields, arguments and input fields mention and nobody defines."""
    for definition in read:
        for field in definition.fields.values():
            yield from _unknown(field.type, field.location, types)
            for argument in field.arguments.values():
                yield from _unknown(argument.type, argument.location, types)
        for input_field in definition.input_fields.values():
            yield from _unknown(input_field.type, input_field.location, types)


def _unknown(type_ref: TypeRef, location: Location | None, types: Types) -> Iterator[SchemaProblem]:
    if type_ref.name not in types and type_ref.name not in BUILT_IN_SCALARS:
        yield invalid_graphql(f"Unknown type {type_ref.name}", location, coordinate=type_ref.name)


def misplaced_types(read: Iterable[TypeDefinition], types: Types) -> Iterator[SchemaProblem]:
    """Input types where output is expected, and the reverse."""
    for definition in read:
        for field in definition.fields.values():
            coordinate = f"{definition.name}.{field.name}"
            found = types.get(field.type.name)
            if found is not None and found.kind is TypeKind.INPUT:
                yield _misplaced(coordinate, "Output", field.type, found, field.location)
            for argument in field.arguments.values():
                yield from _input_only(argument, f"{coordinate}({argument.name}:)", types)
        for input_field in definition.input_fields.values():
            yield from _input_only(input_field, f"{definition.name}.{input_field.name}", types)


def misplaced_argument_types(
    directives: Iterable[DirectiveDefinition], types: Types
) -> Iterator[SchemaProblem]:
    """Output types as types of directive arguments."""
    for directive in directives:
        for argument in directive.arguments.values():
            yield from _input_only(argument, f"@{directive.name}({argument.name}:)", types)


def _input_only(value: InputValue, coordinate: str, types: Types) -> Iterator[SchemaProblem]:
    found = types.get(value.type.name)
    if found is not None and found.kind in COMPOSITE_KINDS:
        yield _misplaced(coordinate, "Input", value.type, found, value.location)


def _misplaced(
    coordinate: str,
    expected: str,
    type_ref: TypeRef,
    found: TypeDefinition,
    location: Location | None,
) -> SchemaProblem:
    message = (
        f'The type of "{coordinate}" must be {expected} Type but got "{type_ref}",'
        f" which is of kind {found.kind}."
    )
    return invalid_graphql(message, location, coordinate=coordinate)


def wrong_interfaces_and_members(
    read: Iterable[TypeDefinition], types: Types
) -> Iterator[SchemaProblem]:
    """Types that implement what is no interface, unions of what are no object types."""
    for definition in read:
        for name in definition.interfaces:
            found = types.get(name)
            if found is None:
                text = f'Cannot implement unknown type "{name}"'
            elif found.kind is not TypeKind.INTERFACE:
                text = f'Cannot implement non-interface type "{name}" (of kind {found.kind})'
            else:
                continue
            yield invalid_graphql(text, definition.location, coordinate=definition.name)
        for name in definition.members:
            found = types.get(name)
            if found is None:
                text = f'Cannot add unknown type "{name}" to union "{definition.name}"'
            elif found.kind is not TypeKind.OBJECT:
                text = f'Cannot add "{name}" of kind {found.kind} to union "{definition.name}"'
            else:
                continue
            yield invalid_graphql(text, definition.location, coordinate=definition.name)


def unknown_directives(
    applications: Iterable[Application], explain: Mapping[str, str]
) -> Iterator[SchemaProblem]:
    """Directives that are applied and nobody defines.

    explain: what to add to the message, by name of the directive.
    """
    for application in applications:
        if application.known is None:
            name = application.local_name
            text = f'Unknown directive "@{name}".{explain.get(name, "")}'
            yield invalid_graphql(text, application.use.location, coordinate=application.coordinate)
