"""Fields that implementations get through interface objects.

An interface object stands for all implementations of its interface, so each of its fields belongs
to each of them as well. Such a copy has a join without a graph: no subgraph has the field on that
type itself.
"""

from dataclasses import replace

from router.composition.supergraph_rules.invalid_field_sharing import invalid_field_sharing
from router.schema.definition import (
    DirectiveUse,
    FieldDefinition,
    TypeDefinition,
    TypeKind,
)
from router.schema.join import FieldJoin

from .applied_directives import merge_directives
from .auth_inheritance import AUTH_DIRECTIVES, Inherited
from .field_row import FieldRow
from .merging import Merging


def add_interface_object_fields(
    merging: Merging, types: dict[str, TypeDefinition], inherited: Inherited
) -> None:
    """Complete the object types among `types`, which is changed."""
    if not merging.interface_objects:
        return
    for definition in tuple(types.values()):
        if definition.kind is TypeKind.OBJECT:
            fields = dict(definition.fields)
            for interface in definition.interfaces:
                if interface in types:
                    _add_fields(merging, definition.name, types[interface], fields, inherited)
            types[definition.name] = replace(definition, fields=fields)


def _add_fields(
    merging: Merging,
    owner: str,
    interface: TypeDefinition,
    fields: dict[str, FieldDefinition],
    inherited: Inherited,
) -> None:
    """Add to `fields` what interface objects provide of one interface."""
    for name, field in interface.fields.items():
        existing = fields.get(name)
        if not _is_provided(merging, interface.name, name):
            continue
        if existing is None:
            fields[name] = _copy(merging, owner, field, inherited)
            field_row = FieldRow(owner, name, {}, (), tuple(range(len(merging.schemas))))
            merging.findings.errors.extend(invalid_field_sharing(merging, field_row))
        elif existing.joins and all(join.external for join in existing.joins):
            directives = _directives(merging, f"{owner}.{name}", field, inherited)
            fields[name] = replace(existing, directives=(*existing.directives, *directives))


def _is_provided(merging: Merging, interface: str, name: str) -> bool:
    return any(
        name in merging.schemas[index].types[interface].fields
        and not merging.facts[index].is_external(interface, name)
        for index in merging.interface_objects.get(interface, ())
    )


def _copy(
    merging: Merging, owner: str, field: FieldDefinition, inherited: Inherited
) -> FieldDefinition:
    return replace(
        field,
        joins=(FieldJoin(None),),
        directives=_directives(merging, f"{owner}.{field.name}", field, inherited),
    )


def _directives(
    merging: Merging, coordinate: str, field: FieldDefinition, inherited: Inherited
) -> tuple[DirectiveUse, ...]:
    """Those of the interface field; authorization comes from the interface objects alone."""
    own = tuple(
        use for use in field.directives if use.name not in AUTH_DIRECTIVES and use.feature != "join"
    )
    return own + merge_directives(merging, coordinate, {}, inherited.get(coordinate))
