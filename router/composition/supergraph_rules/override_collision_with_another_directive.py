"""OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE: @override meets what it cannot be combined with.

That is an interface object on either side, @external on the overriding field, and @requires or
@provides on the one it takes over: moving a field does not move what it is bound to.
"""

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.federation_use import federation_use
from router.composition.merge.findings import listed
from router.composition.merge.merging import Merging
from router.composition.merge.override_case import OverrideCase


def override_on_interface_object(merging: Merging, case: OverrideCase) -> Issue | None:
    """The issue for @override on a field of an interface object."""
    if case.index not in merging.interface_objects.get(case.field.owner, ()):
        return None
    return _issue(merging, case, "as it is a field of an @interfaceObject")


def override_of_abstracted_field(merging: Merging, case: OverrideCase) -> Issue | None:
    """The issue for a source that has the field through an interface object only."""
    if case.source_index is None or case.source_index in case.field.row:
        return None
    abstracted = merging.abstracted(case.field.owner, case.field.name, case.source_index)
    owners = [owner for owner, _ in abstracted]
    if not owners:
        return None
    why = f'as "{case.source}" has it through {listed("interface object", owners)} only'
    return _issue(merging, case, why)


def override_on_bound_field(merging: Merging, case: OverrideCase) -> Issue | None:
    """The issue for a field that is bound by another directive, here or in the source."""
    source = case.field.row.get(case.source_index) if case.source_index is not None else None
    for directive in ("requires", "provides"):
        if source is not None and federation_use(source, directive):
            return _issue(merging, case, f'as "{case.source}" has it with @{directive}')
    if case.index in case.field.external:
        return _issue(merging, case, "as it is @external")
    return None


def _issue(merging: Merging, case: OverrideCase, why: str) -> Issue:
    return merging.findings.issue(
        CompositionCode.OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE,
        f'"{case.field.coordinate}" of {merging.findings.subgraphs([case.index])} cannot have'
        f" @override, {why}.",
        case.field.coordinate,
        {case.index: case.use},
    )
