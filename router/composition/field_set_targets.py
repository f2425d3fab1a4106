"""What a field set points at in one subgraph, as far as it can be followed.

Field sets may be wrong at this point: what does not exist is passed over, so that a wrong @key does
not also make its fields look unused. Saying what is wrong is for field_set_check.py.
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
    """Every field that the set selects, at any depth, starting at the type `on`."""
    parent = types.get(on)
    for selection in field_set:
        match selection:
            case FragmentSelection():
                yield from targets(types, selection.type_condition or on, selection.selections)
            case FieldSelection():
                found = parent.fields.get(selection.name) if parent else None
                if found is not None:
                    yield on, selection.name
                    yield from targets(types, found.type.name, selection.selections)


def with_implementations(
    found: Iterator[FieldName], implementations: Mapping[str, tuple[str, ...]]
) -> Iterator[FieldName]:
    """The same fields, and where they are an interface's, those of its implementations."""
    for owner, name in found:
        yield owner, name
        for implementation in implementations.get(owner, ()):
            yield implementation, name
