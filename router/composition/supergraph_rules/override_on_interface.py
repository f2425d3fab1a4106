"""OVERRIDE_ON_INTERFACE: only fields of object types can be taken over."""

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.merging import Merging
from router.composition.merge.override_case import OverrideCase
from router.schema.definition import TypeKind


def override_on_interface(merging: Merging, case: OverrideCase) -> Issue | None:
    """The issue for @override on a field of an interface."""
    owner = merging.schemas[case.index].types[case.field.owner]
    if owner.kind is not TypeKind.INTERFACE:
        return None
    return merging.findings.issue(
        CompositionCode.OVERRIDE_ON_INTERFACE,
        f'"{case.field.coordinate}" of {merging.findings.subgraphs([case.index])} cannot have'
        " @override: it is a field of an interface.",
        case.field.coordinate,
        {case.index: case.use},
    )
