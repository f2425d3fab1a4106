"""EXTERNAL_ARGUMENT_MISSING: an @external copy of a field lacks one of its arguments."""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.field_row import FieldRow
from router.composition.merge.merging import Merging
from router.schema.definition import FieldDefinition, InputValue

from .external_arguments import wrong_arguments


def external_argument_missing(
    merging: Merging, field: FieldRow, merged: FieldDefinition
) -> Iterator[Issue]:
    """Yield an issue for each such argument."""

    def is_missing(_: InputValue, external: InputValue | None) -> bool:
        return external is None

    for coordinate, row in wrong_arguments(field, merged, is_missing):
        yield merging.findings.issue(
            CompositionCode.EXTERNAL_ARGUMENT_MISSING,
            f'The argument "{coordinate}" is missing where the field is @external:'
            f" {merging.findings.who_has(row)}.",
            coordinate,
            field.row,
        )
