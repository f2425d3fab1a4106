"""Types must provide what their interfaces promise (GraphQL specification, section 3.6.1)."""

from collections.abc import Iterable, Iterator, Mapping

from .definition import FieldDefinition, TypeDefinition, TypeKind
from .schema_problem import SchemaProblem, invalid_graphql
from .type_ref import TypeRef

Types = Mapping[str, TypeDefinition]


def implementation_problems(
    read: Iterable[TypeDefinition], types: Types
) -> Iterator[SchemaProblem]:
    """What is wrong with each type as an implementation of its interfaces."""
    for definition in read:
        for name in definition.interfaces:
            if name == definition.name:
                text = f'Type "{name}" cannot implement itself: that would be a circular reference.'
                yield invalid_graphql(text, definition.location, coordinate=name)
            interface = types[name]
            for field in interface.fields.values():
                yield from _field_problems(definition, interface, field, types)
            yield from _missing_parents(definition, interface)


def _missing_parents(
    definition: TypeDefinition, interface: TypeDefinition
) -> Iterator[SchemaProblem]:
    for parent in interface.interfaces:
        if parent == definition.name and interface.name != definition.name:
            text = (
                f'Type "{definition.name}" cannot implement "{interface.name}":'
                " that would be a circular reference."
            )
        elif parent not in definition.interfaces:
            text = (
                f'Type "{definition.name}" must implement "{parent}"'
                f' because it is implemented by "{interface.name}".'
            )
        else:
            continue
        yield invalid_graphql(text, definition.location, coordinate=definition.name)


def _field_problems(
    definition: TypeDefinition, interface: TypeDefinition, promised: FieldDefinition, types: Types
) -> Iterator[SchemaProblem]:
    promise = f"{interface.name}.{promised.name}"
    field = definition.fields.get(promised.name)
    if field is None:
        text = f'Interface field "{promise}" expected but "{definition.name}" does not provide it.'
        yield invalid_graphql(
            text, promised.location, definition.location, coordinate=definition.name
        )
        return
    coordinate = f"{definition.name}.{field.name}"
    if not is_subtype(promised.type, field.type, types):
        text = (
            f'Interface field "{promise}" expects type "{promised.type}" but "{coordinate}"'
            f' of type "{field.type}" is not a proper subtype.'
        )
        yield invalid_graphql(text, promised.location, field.location, coordinate=coordinate)
    yield from _argument_problems(promise, promised, coordinate, field)


def _argument_problems(
    promise: str, promised: FieldDefinition, coordinate: str, field: FieldDefinition
) -> Iterator[SchemaProblem]:
    for name, expected in promised.arguments.items():
        found = field.arguments.get(name)
        if found is None:
            text = (
                f'Interface field argument "{promise}({name}:)" expected'
                f' but "{coordinate}" does not provide it.'
            )
            yield invalid_graphql(text, expected.location, field.location, coordinate=coordinate)
        elif found.type != expected.type:
            text = (
                f'Interface field argument "{promise}({name}:)" expects type "{expected.type}"'
                f' but "{coordinate}({name}:)" is type "{found.type}".'
            )
            yield invalid_graphql(text, expected.location, found.location, coordinate=coordinate)
    for name, argument in field.arguments.items():
        if name not in promised.arguments and argument.is_required:
            text = (
                f'Field "{coordinate}" includes required argument "{name}" that is missing'
                f' from the interface field "{promise}".'
            )
            yield invalid_graphql(text, argument.location, promised.location, coordinate=coordinate)


def is_subtype(wanted: TypeRef, found: TypeRef, types: Types) -> bool:
    """Whether `found` can stand where `wanted` is promised: equal or narrower, list by list."""
    if found.is_non_null:
        return is_subtype(wanted.nullable, found.nullable, types)
    if wanted.is_non_null or wanted.is_list != found.is_list:
        return False
    if wanted.is_list:
        return is_subtype(wanted.item, found.item, types)
    return wanted.name == found.name or _is_named_subtype(wanted.name, found.name, types)


def _is_named_subtype(wanted: str, found: str, types: Types) -> bool:
    wider, narrower = types.get(wanted), types.get(found)
    if wider is None or narrower is None:
        return False
    if wider.kind is TypeKind.UNION:
        return found in wider.members
    return wider.kind is TypeKind.INTERFACE and wanted in narrower.interfaces
