"""OVERRIDE_SOURCE_HAS_OVERRIDE: the subgraph a field is taken from overrides it, too.

Chains and rings of overrides are refused: only one @override of a field can be under way.
"""

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.federation_use import federation_use
from router.composition.merge.merging import Merging
from router.composition.merge.override_case import OverrideCase


def override_source_has_override(merging: Merging, case: OverrideCase) -> Issue | None:
    """The issue for an @override whose source has one as well."""
    source = case.field.row.get(case.source_index) if case.source_index is not None else None
    if source is None or federation_use(source, "override") is None:
        return None
    return merging.findings.issue(
        CompositionCode.OVERRIDE_SOURCE_HAS_OVERRIDE,
        f'"{case.field.coordinate}" is overridden in {merging.findings.subgraphs([case.index])}'
        f' from "{case.source}", which has an @override of it, too.',
        case.field.coordinate,
        {case.index: case.use},
    )
