"""Object types: the union of their fields."""

from collections.abc import Iterator

from router.composition.codes import HintCode
from router.composition.supergraph_rules.invalid_field_sharing import (
    invalid_field_sharing,
    shareable_subscription_field,
)
from router.schema.definition import ROOT_TYPES, FieldDefinition

from .auth_inheritance import Inherited
from .federation_use import federation_use
from .field import merge_field
from .field_row import FieldRow
from .fields import field_rows
from .merging import Merging
from .row import missing

_ROOTS = frozenset(ROOT_TYPES.values())


def merge_object_fields(
    merging: Merging, name: str, inherited: Inherited
) -> Iterator[tuple[str, FieldDefinition]]:
    """The merged fields of an object type, each checked for sharing."""
    is_value_type = not _is_entity(merging, name) and name not in _ROOTS
    errors = merging.findings.errors
    for field in field_rows(merging, name):
        if is_value_type:
            hint_missing_field(
                merging, field, HintCode.INCONSISTENT_OBJECT_VALUE_TYPE_FIELD, "value type"
            )
        if name == ROOT_TYPES["subscription"]:
            errors.extend(shareable_subscription_field(merging, field))
        merged = merge_field(merging, field, inherited)
        if merged is not None:
            yield field.name, merged
        errors.extend(invalid_field_sharing(merging, field))


def _is_entity(merging: Merging, name: str) -> bool:
    """Whether any subgraph gives the type a key; a hint when not all do."""
    row = merging.rows[name]
    keyed = {
        index: definition if federation_use(definition, "key") else None
        for index, definition in row.items()
    }
    without = missing(keyed)
    if without and len(without) < len(keyed):
        merging.findings.report(
            HintCode.INCONSISTENT_ENTITY,
            f'"{name}" has no @key in {merging.findings.subgraphs(without)}, but has one in other'
            " subgraphs.",
            name,
            row,
        )
    return len(without) < len(keyed)


def hint_missing_field(merging: Merging, field: FieldRow, code: HintCode, kind: str) -> None:
    """Hint at a field that not all subgraphs with the type have.

    A subgraph in which the type is external altogether does not count.
    """
    for index in field.lacking:
        definition = merging.rows[field.owner].get(index)
        if definition is None:
            continue
        facts = merging.facts[index]
        if not all(facts.is_external(field.owner, name) for name in definition.fields):
            merging.findings.report_absence(
                code,
                f'"{field.coordinate}" of a {kind} is not in all subgraphs',
                {i: field.row.get(i) for i in merging.rows[field.owner]},
                field.coordinate,
            )
            return
