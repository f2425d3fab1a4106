"""What a field set points at in one subgraph, as far as it can be followed.

Field sets may be wrong at this point. They are followed to the first field that does not exist;
what comes after looks unused, as users know it from the reference. Saying what is wrong is for
field_set_check.py.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from router.schema.definition import DirectiveUse, TypeDefinition, TypeKind
from router.schema.field_set import (
    FieldSelection,
    FieldSet,
    FieldSetError,
    FragmentSelection,
    read_field_set,
)
from router.schema.subgraph import SubgraphSchema

FieldName: TypeAlias = tuple[str, str]
"""Type name and field name; a coordinate that need not be formatted."""


def field_set_of(use: DirectiveUse, argument: str = "fields") -> FieldSet:
    """The field set of a @key, @requires or @provides; empty where it cannot be read."""
    text = use.arguments.get(argument)
    if not isinstance(text, str):
        return ()
    try:
        return read_field_set(text)[0]
    except FieldSetError:
        return ()


def implementations_of(schema: SubgraphSchema) -> Mapping[str, tuple[str, ...]]:
    """Interface -> the object types of this subgraph that implement it, in schema order."""
    found: dict[str, list[str]] = {}
    for definition in schema.types.values():
        if definition.kind is TypeKind.OBJECT:
            for interface in definition.interfaces:
                found.setdefault(interface, []).append(definition.name)
    return {interface: tuple(names) for interface, names in found.items()}


def targets(
    types: Mapping[str, TypeDefinition], on: str, field_set: FieldSet
) -> Iterator[FieldName]:
    """Every field that the set selects, at any depth, up to the first that does not exist."""
    for found in _followed(types, on, field_set):
        if found is None:
            return
        yield found


def is_followed(types: Mapping[str, TypeDefinition], on: str, field_set: FieldSet) -> bool:
    """Whether every field that the set selects exists."""
    return None not in _followed(types, on, field_set)


def _followed(
    types: Mapping[str, TypeDefinition], on: str, field_set: FieldSet
) -> Iterator[FieldName | None]:
    """The same; None for what does not exist."""
    parent = types.get(on)
    for selection in field_set:
        match selection:
            case FragmentSelection():
                yield from _followed(types, selection.type_condition or on, selection.selections)
            case FieldSelection():
                found = parent.fields.get(selection.name) if parent else None
                if found is not None:
                    yield on, selection.name
                    yield from _followed(types, found.type.name, selection.selections)
                elif selection.name != "__typename":
                    yield None


def with_implementations(
    found: Iterator[FieldName], implementations: Mapping[str, tuple[str, ...]]
) -> Iterator[FieldName]:
    """The same fields, and where they are an interface's, those of its implementations."""
    for owner, name in found:
        yield owner, name
        for implementation in implementations.get(owner, ()):
            yield implementation, name
