"""Where the elements of a supergraph were written: in the SDL of its subgraphs."""

from collections.abc import Iterator, Sequence

from router.composition.issue import IssueLocation
from router.schema.definition import Directed
from router.schema.subgraph import SubgraphSchema


def places_of(
    schemas: Sequence[SubgraphSchema],
    owner: str,
    member: str | None = None,
    argument: str | None = None,
) -> tuple[IssueLocation, ...]:
    """Every declaration of a type, of its field, value or input field, or of an argument."""
    return tuple(
        IssueLocation(schema.name, element.location.line, element.location.column)
        for schema in schemas
        for element in _elements(schema, owner, member, argument)
        if element.location is not None
    )


def _elements(
    schema: SubgraphSchema, owner: str, member: str | None, argument: str | None
) -> Iterator[Directed]:
    definition = schema.types.get(owner)
    if definition is None:
        return
    if member is None:
        yield definition
        return
    field = definition.fields.get(member)
    if argument is None:
        for found in (field, definition.values.get(member), definition.input_fields.get(member)):
            if found is not None:
                yield found
    elif field is not None and argument in field.arguments:
        yield field.arguments[argument]
