"""OVERRIDE_FROM_SELF_ERROR: a subgraph overrides its own field."""

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.merging import Merging
from router.composition.merge.override_case import OverrideCase


def override_from_self_error(merging: Merging, case: OverrideCase) -> Issue | None:
    """The issue for an @override that names its own subgraph."""
    if case.source_index != case.index:
        return None
    return merging.findings.issue(
        CompositionCode.OVERRIDE_FROM_SELF_ERROR,
        f'"{case.field.coordinate}" is overridden in {merging.findings.subgraphs([case.index])}'
        " from that subgraph itself.",
        case.field.coordinate,
        {case.index: case.use},
    )
