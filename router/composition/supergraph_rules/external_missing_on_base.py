"""EXTERNAL_MISSING_ON_BASE: a field is @external in every subgraph that declares it.

A subgraph that resolves the field through an interface object is a base as well.
"""

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.field_row import FieldRow
from router.composition.merge.merging import Merging


def external_missing_on_base(merging: Merging, field: FieldRow) -> Issue | None:
    """The issue, if it is so."""
    if not field.external or not field.is_external_only:
        return None
    for index in field.abstracting:
        for interface, found in merging.abstracted(field.owner, field.name, index):
            if not merging.facts[index].is_external(interface, found.name):
                return None
    where = merging.findings.subgraphs(sorted(field.external))
    return merging.findings.issue(
        CompositionCode.EXTERNAL_MISSING_ON_BASE,
        f'"{field.coordinate}" is @external in all subgraphs that have it: {where}.',
        field.coordinate,
        field.row,
    )
