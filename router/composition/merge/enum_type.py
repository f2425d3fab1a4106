"""Enums: how values are merged depends on where the enum is used.

Used for output only, or nowhere: the union of the values. For input only: their intersection. For
both: all subgraphs must have the same. Values that are @inaccessible may differ in any case.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode, HintCode
from router.schema.definition import EnumValue
from router.schema.join import EnumValueJoin

from .applied_directives import merge_directives
from .description import merge_description
from .merging import Merging
from .row import Row, declared, missing, part_rows


def merge_enum_values(merging: Merging, name: str) -> dict[str, EnumValue]:
    """The merged values of an enum, once everything that may use it is merged."""
    if name not in merging.enum_use.inputs and name not in merging.enum_use.outputs:
        merging.findings.report(
            HintCode.UNUSED_ENUM_TYPE, f'Nothing refers to the enum "{name}".', name
        )
    merged = dict(_merged(merging, name))
    if not merged:
        merging.findings.report(
            CompositionCode.EMPTY_MERGED_ENUM_TYPE,
            f'The enum "{name}" is used for input, and no value of it is in all its subgraphs.',
            name,
            merging.rows[name],
        )
    return merged


def _merged(merging: Merging, enum: str) -> Iterator[tuple[str, EnumValue]]:
    for name, row in part_rows(merging.rows[enum], lambda definition: definition.values):
        coordinate = f"{enum}.{name}"
        value = EnumValue(
            name,
            tuple(EnumValueJoin(merging.graphs[index].id) for index, _ in declared(row)),
            description=merge_description(merging, coordinate, row),
            directives=merge_directives(merging, coordinate, row),
        )
        if _is_kept(merging, enum, value, row):
            yield name, value


def _is_kept(merging: Merging, enum: str, value: EnumValue, row: Row[EnumValue]) -> bool:
    """Whether the use of the enum allows the value; says so where it does not."""
    taken, returned = merging.enum_use.inputs.get(enum), merging.enum_use.outputs.get(enum)
    if not missing(row):
        return True
    coordinate, findings = f"{enum}.{value.name}", merging.findings
    if taken is None:
        findings.report_absence(
            HintCode.INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM,
            f'The value "{coordinate}" is not in all subgraphs',
            row,
            coordinate,
        )
        return True
    if value.has("inaccessible"):
        return True
    if returned is None:
        findings.report_absence(
            HintCode.INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM,
            f'The value "{coordinate}" is dropped, as not all subgraphs take it',
            row,
            coordinate,
        )
        return False
    findings.report_absence(
        CompositionCode.ENUM_VALUE_MISMATCH,
        f'The value "{coordinate}" must be in all subgraphs, because the enum is used both for'
        f' input ("{taken}") and for output ("{returned}")',
        row,
        coordinate,
    )
    return True
