"""Input objects: the fields that all subgraphs with the type have.

Fields that are @inaccessible are kept even so: no client will send them.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode, HintCode
from router.schema.definition import InputValue

from .applied_directives import merge_directives
from .default import merge_default
from .description import merge_description
from .joins import input_field_joins
from .merging import Merging
from .row import Row, declared, missing, part_rows
from .type_reference import merge_input_type


def merge_input_fields(merging: Merging, name: str) -> dict[str, InputValue]:
    """The merged fields of an input object."""
    merged = dict(_merged(merging, name))
    if not merged:
        merging.findings.report(
            CompositionCode.EMPTY_MERGED_INPUT_TYPE,
            f'No field of the input "{name}" is in all its subgraphs.',
            name,
            merging.rows[name],
        )
    return merged


def _merged(merging: Merging, owner: str) -> Iterator[tuple[str, InputValue]]:
    for name, row in part_rows(merging.rows[owner], lambda found: found.input_fields):
        # Merged even if it is then dropped: that its types fit is checked all the same.
        merged = _merge_input_field(merging, f"{owner}.{name}", name, row)
        if merged.has("inaccessible") or not missing(row):
            yield name, merged
        else:
            _report_missing(merging, f"{owner}.{name}", row)


def _merge_input_field(
    merging: Merging, coordinate: str, name: str, row: Row[InputValue]
) -> InputValue:
    type_ref = merge_input_type(merging, coordinate, row, is_argument=False)
    default, has_default = merge_default(
        merging, coordinate, row, CompositionCode.INPUT_FIELD_DEFAULT_MISMATCH
    )
    return InputValue(
        name,
        type_ref,
        default,
        has_default,
        input_field_joins(merging, row, type_ref),
        description=merge_description(merging, coordinate, row),
        directives=merge_directives(merging, coordinate, row),
    )


def _report_missing(merging: Merging, coordinate: str, row: Row[InputValue]) -> None:
    requiring = [index for index, found in declared(row) if found.is_required]
    if requiring:
        merging.findings.report_absence(
            CompositionCode.REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH,
            f'The input field "{coordinate}" is required in'
            f" {merging.findings.subgraphs(requiring)} and must be in all subgraphs",
            row,
            coordinate,
        )
    else:
        merging.findings.report_absence(
            HintCode.INCONSISTENT_INPUT_OBJECT_FIELD,
            f'The input field "{coordinate}" is dropped, as not all subgraphs have it',
            row,
            coordinate,
        )
