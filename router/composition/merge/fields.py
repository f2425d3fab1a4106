"""The fields of an object or interface type, as rows."""

from collections.abc import Iterator
from dataclasses import replace

from router.schema.definition import FieldDefinition

from .field_row import NO_OVERRIDES, FieldRow
from .merging import Merging
from .override import resolve_overrides


def field_rows(merging: Merging, owner: str) -> Iterator[FieldRow]:
    """A row for each field that any subgraph declares, by first appearance."""
    rows: dict[str, dict[int, FieldDefinition]] = {}
    for index, definition in merging.rows[owner].items():
        for name, found in definition.fields.items():
            rows.setdefault(name, {})[index] = found
    having = tuple(i for i, schema in enumerate(merging.schemas) if owner in schema.types)
    abstracting = _abstracting(merging, owner)
    for name, row in rows.items():
        external = frozenset(i for i in row if merging.facts[i].is_external(owner, name))
        field = FieldRow(owner, name, row, having, abstracting, external)
        overrides = resolve_overrides(merging, field)
        yield field if overrides is NO_OVERRIDES else replace(field, overrides=overrides)


def _abstracting(merging: Merging, owner: str) -> tuple[int, ...]:
    """The subgraphs in which an interface object stands for a type that is unknown there."""
    if not merging.interface_objects:
        return ()
    return tuple(
        sorted(
            {
                index
                for interface in merging.interfaces_of(owner)
                for index in merging.interface_objects.get(interface, ())
                if owner not in merging.schemas[index].types
            }
        )
    )
