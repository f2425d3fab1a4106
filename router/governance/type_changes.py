"""Changes of types and of what they have: fields, interfaces, members, values."""

from collections.abc import Iterator

from router.schema.definition import FieldDefinition, TypeDefinition, TypeKind

from .change import Change, ChangeCode, Severity
from .compatible_types import output_may_become
from .element_changes import element_changes
from .hidden import Hidden
from .input_changes import InputPlace, input_changes

_ARTICLES = {
    TypeKind.ENUM: "an",
    TypeKind.INPUT: "an",
    TypeKind.INTERFACE: "an",
    TypeKind.OBJECT: "an",
}


def type_changes(
    old: TypeDefinition, new: TypeDefinition, hidden: Hidden, *, returned: bool
) -> Iterator[Change]:
    """Yield the changes of a type that both versions have.

    returned: whether clients may be given its values; those of an enum that is only sent surprise
        nobody.
    """
    name = new.name
    if old.kind is not new.kind:
        kinds = f"{_with_article(old.kind)} to {_with_article(new.kind)} type"
        message = f'"{name}" changed from {kinds}.'
        yield Change(ChangeCode.TYPE_KIND_CHANGED, Severity.BREAKING, name, message, (name,))
        return
    yield from element_changes(old, new, name)
    yield from _interface_changes(old, new)
    yield from _member_changes(old, new)
    yield from _value_changes(old, new, hidden, returned=returned)
    yield from _field_changes(old, new, hidden)
    place = InputPlace(name, is_type=True)
    yield from input_changes(old.input_fields, new.input_fields, place, hidden)
    yield from _nature_changes(old, new)


def _with_article(kind: TypeKind) -> str:
    return f"{_ARTICLES.get(kind, 'a')} {kind}"


def _interface_changes(old: TypeDefinition, new: TypeDefinition) -> Iterator[Change]:
    name = new.name
    for interface in old.interfaces:
        if interface not in new.interfaces:
            message = f'"{name}" no longer implements "{interface}".'
            felt = (name, interface)
            yield Change(ChangeCode.INTERFACE_REMOVED, Severity.BREAKING, name, message, felt)
    for interface in new.interfaces:
        if interface not in old.interfaces:
            message = f'"{name}" implements "{interface}" now.'
            code = ChangeCode.INTERFACE_ADDED
            yield Change(code, Severity.DANGEROUS, name, message, (interface,))


def _member_changes(old: TypeDefinition, new: TypeDefinition) -> Iterator[Change]:
    name = new.name
    for member in old.members:
        if member not in new.members:
            message = f'"{member}" is no longer a member of the union "{name}".'
            code = ChangeCode.UNION_MEMBER_REMOVED
            yield Change(code, Severity.BREAKING, name, message, (name,))
    for member in new.members:
        if member not in old.members:
            message = f'"{member}" is a member of the union "{name}" now.'
            code = ChangeCode.UNION_MEMBER_ADDED
            yield Change(code, Severity.DANGEROUS, name, message, (name,))


def _value_changes(
    old: TypeDefinition, new: TypeDefinition, hidden: Hidden, *, returned: bool
) -> Iterator[Change]:
    for name, before in old.values.items():
        coordinate = f"{old.name}.{name}"
        after = new.values.get(name)
        if after is None:
            message = hidden.removal("enum value", coordinate)
            code = ChangeCode.ENUM_VALUE_REMOVED
            felt = (coordinate, *((old.name,) if returned else ()))
            yield Change(code, Severity.BREAKING, coordinate, message, felt)
        else:
            yield from element_changes(before, after, coordinate)
    severity = Severity.DANGEROUS if returned else Severity.SAFE
    for name in new.values:
        if name not in old.values:
            coordinate = f"{new.name}.{name}"
            message = f'The enum value "{coordinate}" was added.'
            felt = (new.name,) if returned else ()
            yield Change(ChangeCode.ENUM_VALUE_ADDED, severity, coordinate, message, felt)


def _field_changes(old: TypeDefinition, new: TypeDefinition, hidden: Hidden) -> Iterator[Change]:
    for name, before in old.fields.items():
        coordinate = f"{old.name}.{name}"
        after = new.fields.get(name)
        if after is None:
            message = hidden.removal("field", coordinate)
            felt = (coordinate,)
            yield Change(ChangeCode.FIELD_REMOVED, Severity.BREAKING, coordinate, message, felt)
        else:
            yield from _changes_of_field(before, after, coordinate, hidden)
    for name in new.fields:
        if name not in old.fields:
            coordinate = f"{new.name}.{name}"
            message = f'The field "{coordinate}" was added.'
            yield Change(ChangeCode.FIELD_ADDED, Severity.SAFE, coordinate, message)


def _changes_of_field(
    old: FieldDefinition, new: FieldDefinition, coordinate: str, hidden: Hidden
) -> Iterator[Change]:
    if old.type != new.type:
        may = output_may_become(old.type, new.type)
        yield Change(
            ChangeCode.FIELD_TYPE_CHANGED,
            Severity.SAFE if may else Severity.BREAKING,
            coordinate,
            f'The type of the field "{coordinate}" changed from {old.type} to {new.type}.',
            (coordinate,),
        )
    yield from input_changes(old.arguments, new.arguments, InputPlace(coordinate), hidden)
    yield from element_changes(old, new, coordinate)


def _nature_changes(old: TypeDefinition, new: TypeDefinition) -> Iterator[Change]:
    """@oneOf of input types, @specifiedBy of scalars."""
    name = new.name
    if new.has("oneOf") and not old.has("oneOf"):
        message = f'The input type "{name}" is @oneOf now: exactly one field must be given.'
        yield Change(ChangeCode.ONE_OF_ADDED, Severity.BREAKING, name, message, (name,))
    elif old.has("oneOf") and not new.has("oneOf"):
        message = f'The input type "{name}" is no longer @oneOf.'
        yield Change(ChangeCode.ONE_OF_REMOVED, Severity.DANGEROUS, name, message, (name,))
    before, after = (
        [use.arguments.get("url") for use in each.applied("specifiedBy")] for each in (old, new)
    )
    if before != after:
        message = f'The specification of the scalar "{name}" changed.'
        code = ChangeCode.SPECIFICATION_CHANGED
        yield Change(code, Severity.DANGEROUS, name, message, (name,))
