"""The arguments of @external copies of a field, beside those of the merged field."""

from collections.abc import Callable, Iterator

from router.composition.merge.field_row import FieldRow
from router.composition.merge.row import Row, part_rows
from router.schema.definition import FieldDefinition, InputValue


def wrong_arguments(
    field: FieldRow,
    merged: FieldDefinition,
    is_wrong: Callable[[InputValue, InputValue | None], bool],
) -> Iterator[tuple[str, Row[InputValue]]]:
    """Merged arguments for which an external copy is wrong, with what every subgraph has.

    is_wrong: given the merged argument and the external one, None where that is missing.
    Yields the coordinate of the argument, and its row.
    """
    for name, row in part_rows(field.row, lambda found: found.arguments):
        argument = merged.arguments.get(name)
        if argument and any(is_wrong(argument, row[index]) for index in field.external):
            yield f"{field.coordinate}({name}:)", row
