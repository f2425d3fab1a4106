"""EXTERNAL_ARGUMENT_DEFAULT_MISMATCH: an argument of an @external copy has another default."""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.field_row import FieldRow
from router.composition.merge.merging import Merging
from router.schema.definition import FieldDefinition, InputValue
from router.schema.literal import print_literal

from .external_arguments import wrong_arguments


def external_argument_default_mismatch(
    merging: Merging, field: FieldRow, merged: FieldDefinition
) -> Iterator[Issue]:
    """Yield an issue for each such argument."""
    for coordinate, row in wrong_arguments(field, merged, _differs):
        yield merging.findings.issue(
            CompositionCode.EXTERNAL_ARGUMENT_DEFAULT_MISMATCH,
            f'The default of "{coordinate}" differs where the field is @external:'
            f" {merging.findings.who_says(row, _described)}.",
            coordinate,
            row,
        )


def _differs(argument: InputValue, external: InputValue | None) -> bool:
    if external is None:
        return False
    return (argument.has_default, argument.default) != (external.has_default, external.default)


def _described(argument: InputValue) -> str:
    return print_literal(argument.default) if argument.has_default else "no default"
