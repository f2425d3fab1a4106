"""EXTERNAL_TYPE_MISMATCH: an @external copy of a field has another type than the merged field.

Where the other subgraphs differ in the type themselves, a narrower one is fine.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.field_row import FieldRow
from router.composition.merge.merging import Merging
from router.schema.definition import FieldDefinition


def external_type_mismatch(
    merging: Merging, field: FieldRow, merged: FieldDefinition
) -> Iterator[Issue]:
    """Yield one issue for all wrong copies."""
    sources = field.row if field.is_external_only else field.resolving
    all_equal = all(found.type == merged.type for found in sources.values())
    for index, found in field.row.items():
        if index not in field.external or found.type == merged.type:
            continue
        if all_equal or not merging.subtyping.is_subtype(merged.type, found.type):
            said = merging.findings.who_says(field.row, lambda item: f'"{item.type}"')
            yield merging.findings.issue(
                CompositionCode.EXTERNAL_TYPE_MISMATCH,
                f'The type of "{field.coordinate}" differs where it is @external: {said}.',
                field.coordinate,
                field.row,
            )
            return
