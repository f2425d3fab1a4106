"""The elements of a schema by coordinate: "Book", "Book.title", "Book.title(in:)"."""

from collections.abc import Iterable, Iterator

from router.schema.definition import Directed, TypeDefinition


def elements_of(definitions: Iterable[TypeDefinition]) -> Iterator[tuple[str, Directed]]:
    """Yield every type with all that is in it, in the order of the schema."""
    for definition in definitions:
        name = definition.name
        yield name, definition
        for field in definition.fields.values():
            yield f"{name}.{field.name}", field
            for argument in field.arguments.values():
                yield f"{name}.{field.name}({argument.name}:)", argument
        for member in (*definition.input_fields.values(), *definition.values.values()):
            yield f"{name}.{member.name}", member


def around(coordinate: str) -> Iterator[str]:
    """Yield the coordinate, then what it is in: its field, its type."""
    yield coordinate
    field, argument, _ = coordinate.partition("(")
    if argument:
        yield field
    type_name, member, _ = field.partition(".")
    if member:
        yield type_name
