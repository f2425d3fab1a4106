"""OVERRIDE_LABEL_INVALID: a label is neither a name nor a percentage.

A name starts with a letter and goes on with letters, digits and `_ - : . /`; a percentage is
`percent(x)` with x from 0 to 100 and at most eight decimals.
"""

import re

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.merging import Merging
from router.composition.merge.override_case import OverrideCase

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_\-:./]*")
_PERCENT = re.compile(r"percent\((?:[0-9]{1,2}(?:\.[0-9]{1,8})?|100)\)")


def override_label_invalid(merging: Merging, case: OverrideCase) -> Issue | None:
    """The issue for an @override with such a label."""
    label = case.label
    if label is None or _NAME.fullmatch(label) or _PERCENT.fullmatch(label):
        return None
    return merging.findings.issue(
        CompositionCode.OVERRIDE_LABEL_INVALID,
        f'The label "{label}" of the @override of "{case.field.coordinate}" in'
        f" {merging.findings.subgraphs([case.index])} must be a name that starts with a letter,"
        ' or "percent(x)" with x from 0 to 100.',
        case.field.coordinate,
        {case.index: case.use},
    )
