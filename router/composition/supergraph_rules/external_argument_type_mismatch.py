"""EXTERNAL_ARGUMENT_TYPE_MISMATCH: an argument of an @external copy takes less than it must."""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.field_row import FieldRow
from router.composition.merge.merging import Merging
from router.schema.definition import FieldDefinition, InputValue

from .external_arguments import wrong_arguments


def external_argument_type_mismatch(
    merging: Merging, field: FieldRow, merged: FieldDefinition
) -> Iterator[Issue]:
    """Yield an issue for each argument of which a copy has neither the same nor a wider type."""

    def does_not_fit(argument: InputValue, external: InputValue | None) -> bool:
        return external is not None and not merging.subtyping.is_subtype(
            external.type, argument.type
        )

    for coordinate, row in wrong_arguments(field, merged, does_not_fit):
        said = merging.findings.who_says(row, lambda argument: f'"{argument.type}"')
        yield merging.findings.issue(
            CompositionCode.EXTERNAL_ARGUMENT_TYPE_MISMATCH,
            f'The type of "{coordinate}" differs where the field is @external: {said}.',
            coordinate,
            row,
        )
