"""The type of a merged field, argument or input field.

What comes out takes the wider type, so that every subgraph's answer fits; what goes in takes the
narrower one, so that every subgraph accepts it.
"""

from typing import TypeVar

from router.composition.codes import CompositionCode, HintCode
from router.schema.definition import FieldDefinition, InputValue
from router.schema.type_ref import TypeRef

from .merging import Merging
from .row import Row, declared

E = TypeVar("E", FieldDefinition, InputValue)


def merge_output_type(merging: Merging, coordinate: str, row: Row[FieldDefinition]) -> TypeRef:
    """The widest of the types of a field."""
    merged, is_compatible = _extreme(merging, row, wider=True)
    merging.note_type(merged.name, coordinate, is_input=False)
    if is_compatible:
        _hint(merging, HintCode.INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE, coordinate, merged, row)
    else:
        _refuse(merging, CompositionCode.FIELD_TYPE_MISMATCH, "field", coordinate, row)
    return merged


def merge_input_type(
    merging: Merging, coordinate: str, row: Row[InputValue], *, is_argument: bool
) -> TypeRef:
    """The narrowest of the types of an argument or input field."""
    merged, is_compatible = _extreme(merging, row, wider=False)
    merging.note_type(merged.name, coordinate, is_input=True)
    if is_argument:
        error, what = CompositionCode.FIELD_ARGUMENT_TYPE_MISMATCH, "argument"
        hint = HintCode.INCONSISTENT_BUT_COMPATIBLE_ARGUMENT_TYPE
    else:
        error, what = CompositionCode.FIELD_TYPE_MISMATCH, "input field"
        hint = HintCode.INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE
    if is_compatible:
        _hint(merging, hint, coordinate, merged, row)
    else:
        _refuse(merging, error, what, coordinate, row)
    return merged


def _extreme(merging: Merging, row: Row[E], *, wider: bool) -> tuple[TypeRef, bool]:
    """The widest or narrowest type, and whether all others compare with it."""
    types = dict.fromkeys(element.type for element in row.values() if element is not None)
    merged, *others = types
    is_compatible = True
    for other in others:
        if merging.subtyping.is_subtype(merged, other):
            merged = merged if wider else other
        elif merging.subtyping.is_subtype(other, merged):
            merged = other if wider else merged
        else:
            is_compatible = False
    return merged, is_compatible


def _refuse(
    merging: Merging,
    code: CompositionCode,
    what: str,
    coordinate: str,
    row: Row[E],
) -> None:
    merging.findings.report_difference(
        code,
        f'The types of {what} "{coordinate}" cannot be merged',
        dict(declared(row)),
        lambda element: f'"{element.type}"',
        coordinate,
    )


def _hint(
    merging: Merging,
    code: HintCode,
    coordinate: str,
    merged: TypeRef,
    row: Row[E],
) -> None:
    if any(element is not None and element.type != merged for element in row.values()):
        merging.findings.report_difference(
            code,
            f'"{coordinate}" has different types, merged into "{merged}"',
            dict(declared(row)),
            lambda element: f'"{element.type}"',
            coordinate,
        )
