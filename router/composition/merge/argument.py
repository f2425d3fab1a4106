"""The arguments of a merged field or directive: those that all subgraphs with the element have.

A subgraph that does not know an argument could not be asked with it. Arguments that some subgraph
fills from a context are no arguments of the merged field; joins.py keeps them.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from router.composition.codes import CompositionCode, HintCode
from router.schema.definition import DirectiveDefinition, FieldDefinition, InputValue

from .applied_directives import merge_directives
from .default import merge_default
from .description import merge_description
from .federation_use import federation_use
from .merging import Merging
from .row import Row, declared, missing, part_rows
from .type_reference import merge_input_type

E = TypeVar("E", FieldDefinition, DirectiveDefinition)


def merge_arguments(merging: Merging, coordinate: str, row: Row[E]) -> Mapping[str, InputValue]:
    """The merged arguments by name, by first appearance."""
    if not any(element is not None and element.arguments for element in row.values()):
        return {}
    return dict(_merged(merging, coordinate, row))


def _merged(merging: Merging, owner: str, row: Row[E]) -> Iterator[tuple[str, InputValue]]:
    for name, arguments in part_rows(row, lambda element: element.arguments):
        coordinate = f"{owner}({name}:)"
        if any(is_contextual(argument) for _, argument in declared(arguments)):
            _check_contextual(merging, coordinate, arguments)
        elif missing(arguments):
            _report_missing(merging, coordinate, arguments)
        else:
            yield name, merge_argument(merging, coordinate, name, arguments)


def merge_argument(
    merging: Merging, coordinate: str, name: str, row: Row[InputValue]
) -> InputValue:
    """One argument that all subgraphs with its field have."""
    type_ref = merge_input_type(merging, coordinate, row, is_argument=True)
    default, has_default = merge_default(
        merging, coordinate, row, CompositionCode.FIELD_ARGUMENT_DEFAULT_MISMATCH
    )
    return InputValue(
        name,
        type_ref,
        default,
        has_default,
        description=merge_description(merging, coordinate, row),
        directives=merge_directives(merging, coordinate, row),
    )


def is_contextual(argument: InputValue) -> bool:
    """Whether a subgraph fills it by @fromContext."""
    return federation_use(argument, "fromContext") is not None


def _check_contextual(merging: Merging, coordinate: str, row: Row[InputValue]) -> None:
    """Where an argument is not contextual it must be optional, as nobody will give it."""
    for index, argument in declared(row):
        if is_contextual(argument):
            continue
        where = merging.findings.subgraphs([index])
        if argument.is_required:
            merging.findings.report(
                CompositionCode.CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS,
                f'The argument "{coordinate}" comes from a context elsewhere, but is required and'
                f" has no @fromContext in {where}.",
                coordinate,
                {index: argument},
            )
        else:
            merging.findings.report(
                HintCode.CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS,
                f'The argument "{coordinate}" of {where} is dropped, as it comes from a context'
                " elsewhere.",
                coordinate,
                {index: argument},
            )


def _report_missing(merging: Merging, coordinate: str, row: Row[InputValue]) -> None:
    requiring = [index for index, argument in declared(row) if argument.is_required]
    if requiring:
        merging.findings.report_absence(
            CompositionCode.REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH,
            f'The argument "{coordinate}" is required in {merging.findings.subgraphs(requiring)}'
            " and must be in all subgraphs",
            row,
            coordinate,
        )
    else:
        merging.findings.report_absence(
            HintCode.INCONSISTENT_ARGUMENT_PRESENCE,
            f'The argument "{coordinate}" is dropped, as not all subgraphs have it',
            row,
            coordinate,
        )
