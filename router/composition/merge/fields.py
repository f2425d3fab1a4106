"""The fields of an object or interface type, as rows."""

from collections.abc import Iterator

from router.schema.definition import FieldDefinition

from .field_row import NO_OVERRIDES, FieldRow
from .merging import Merging
from .override import resolve_overrides
from .row import names_in_order


def field_rows(merging: Merging, owner: str) -> Iterator[FieldRow]:
    """A row for each field that any subgraph declares, by first appearance."""
    declarations = merging.rows[owner]
    knowing = _knowing(merging, owner)
    for name in names_in_order(definition.fields for definition in declarations.values()):
        row: dict[int, FieldDefinition | None] = {}
        for index in knowing:
            definition = declarations.get(index)
            row[index] = definition.fields.get(name) if definition else None
        yield _field_row(merging, owner, name, row)


def _knowing(merging: Merging, owner: str) -> tuple[int, ...]:
    """The subgraphs with the type, or with an interface object that stands for it."""
    knowing = set(merging.rows[owner])
    knowing.update(index for index, schema in enumerate(merging.schemas) if owner in schema.types)
    for interface in merging.interfaces_of(owner):
        knowing.update(merging.interface_objects.get(interface, ()))
    return tuple(sorted(knowing))


def _field_row(
    merging: Merging, owner: str, name: str, row: dict[int, FieldDefinition | None]
) -> FieldRow:
    external = frozenset(
        index
        for index, found in row.items()
        if found is not None and merging.facts[index].is_external(owner, name)
    )
    field = FieldRow(owner, name, row, external)
    overrides = resolve_overrides(merging, field)
    return field if overrides is NO_OVERRIDES else FieldRow(owner, name, row, external, overrides)
