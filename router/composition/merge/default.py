"""The default of a merged argument or input field: kept only when all subgraphs agree."""

from router.composition.codes import CompositionCode, HintCode
from router.schema.definition import InputValue
from router.schema.literal import Literal, print_literal

from .merging import Merging
from .row import Row, declared


def merge_default(
    merging: Merging, coordinate: str, row: Row[InputValue], mismatch: CompositionCode
) -> tuple[Literal, bool]:
    """The default, and whether there is one.

    mismatch: what to report when two defaults differ. A default that only some subgraphs have is
    dropped with a hint: the router sends what the client gave, and the others would miss it.
    """
    found = dict(declared(row))
    given = [value.default for value in found.values() if value.has_default]
    if not given:
        return None, False
    if any(other != given[0] for other in given):
        merging.findings.report_difference(
            mismatch, f'The defaults of "{coordinate}" differ', found, _described, coordinate
        )
    elif len(given) < len(found):
        merging.findings.report_difference(
            HintCode.INCONSISTENT_DEFAULT_VALUE_PRESENCE,
            f'The default of "{coordinate}" is dropped, as not all subgraphs have it',
            found,
            _described,
            coordinate,
        )
        return None, False
    return given[0], True


def _described(value: InputValue) -> str:
    return print_literal(value.default) if value.has_default else "no default"
