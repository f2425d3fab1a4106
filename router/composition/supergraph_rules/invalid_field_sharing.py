"""INVALID_FIELD_SHARING: several subgraphs resolve a field, and not all of them say @shareable.

Federation 2, "@shareable". A subgraph resolves a field unless it is external there and never
provided, or overridden. An interface object resolves its fields for all implementations.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.federation_use import federation_use
from router.composition.merge.field_row import FieldRow
from router.composition.merge.merging import Merging


def invalid_field_sharing(merging: Merging, field: FieldRow) -> Iterator[Issue]:
    """Yield the issue, if there is one."""
    if len(field.row) < 2 and not field.abstracting:
        return
    resolving = list(_resolving(merging, field))
    refusing = [index for index, is_shareable in resolving if not is_shareable]
    if not refusing or len(resolving) < 2:
        return
    findings = merging.findings
    everywhere = len(refusing) == len(resolving)
    message = (
        f'"{field.coordinate}" is resolved by {findings.subgraphs(i for i, _ in resolving)}, but'
        f" is not @shareable in {'any of them' if everywhere else findings.subgraphs(refusing)}."
    )
    unknown = field.overrides.unknown_source.intersection(refusing)
    if unknown:
        message += f" Its @override in {findings.subgraphs(sorted(unknown))} names no subgraph."
    yield findings.issue(
        CompositionCode.INVALID_FIELD_SHARING, message, field.coordinate, field.row
    )


def _resolving(merging: Merging, field: FieldRow) -> Iterator[tuple[int, bool]]:
    """Subgraphs that resolve the field, and whether they say it is shareable."""
    owners = [(index, field.owner) for index in field.row]
    for index in field.abstracting:
        abstracted = merging.abstracted(field.owner, field.name, index)
        owners += ((index, owner) for owner, _ in abstracted)
    for index, owner in sorted(owners):
        facts = merging.facts[index]
        is_overridden = index in field.overrides.overridden
        if not is_overridden and not facts.is_fully_external(owner, field.name):
            yield index, facts.is_shareable(owner, field.name)


def shareable_subscription_field(merging: Merging, field: FieldRow) -> Iterator[Issue]:
    """Yield the issue for a field of the subscription root that says @shareable itself.

    Two sources of events are never the same.
    """
    marked = {
        index: found for index, found in field.row.items() if federation_use(found, "shareable")
    }
    if marked:
        yield merging.findings.issue(
            CompositionCode.INVALID_FIELD_SHARING,
            f'"{field.coordinate}" cannot be @shareable, as it is a subscription; it says so in'
            f" {merging.findings.subgraphs(marked)}.",
            field.coordinate,
            marked,
        )
