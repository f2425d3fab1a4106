"""The join facts of merged elements: which subgraph has what, and how.

A field that every subgraph of its type has in the same way needs none; see FieldJoin.
"""

from collections.abc import Iterator

from router.composition.context_selection import parse_context_selection
from router.composition.field_set_targets import field_set_of
from router.schema.definition import FieldDefinition, InputValue, TypeDefinition
from router.schema.field_set import FieldSet
from router.schema.join import ContextArgument, FieldJoin, ImplementsJoin, TypeJoin
from router.schema.type_ref import TypeRef

from .argument import is_contextual
from .federation_use import federation_use
from .field_row import FieldRow
from .merging import Merging
from .row import Row, declared


def type_joins(merging: Merging, row: Row[TypeDefinition]) -> Iterator[TypeJoin]:
    """One for each key; one for a subgraph without keys."""
    for index, definition in declared(row):
        graph = merging.graphs[index].id
        stands_for_interface = federation_use(definition, "interfaceObject") is not None
        extends = federation_use(definition, "extends") is not None
        keys = [use for use in definition.applied("key") if use.feature is not None]
        if not keys:
            yield TypeJoin(graph, is_interface_object=stands_for_interface)
        for key in keys:
            yield TypeJoin(
                graph,
                field_set_of(key),
                extension=key.on_extension or extends,
                resolvable=key.arguments.get("resolvable") is not False,
                is_interface_object=stands_for_interface,
            )


def implements_joins(merging: Merging, row: Row[TypeDefinition]) -> Iterator[ImplementsJoin]:
    """What the type implements in each subgraph."""
    for index, definition in declared(row):
        for interface in definition.interfaces:
            yield ImplementsJoin(merging.graphs[index].id, interface)


def field_joins(merging: Merging, field: FieldRow, merged: TypeRef) -> tuple[FieldJoin, ...]:
    """One for each subgraph that has the field, or none at all where nothing is special."""
    if not _is_special(field, merged):
        return ()
    return tuple(_field_joins(merging, field, merged))


def _is_special(field: FieldRow, merged: TypeRef) -> bool:
    if field.external or field.overrides.overridden or len(field.row) < len(field.having_owner):
        return True
    return any(found.type != merged or _says_something(found) for found in field.row.values())


def _says_something(found: FieldDefinition) -> bool:
    if any(use.name in ("requires", "provides") and use.feature for use in found.directives):
        return True
    return any(is_contextual(argument) for argument in found.arguments.values())


def _field_joins(merging: Merging, field: FieldRow, merged: TypeRef) -> Iterator[FieldJoin]:
    overrides = field.overrides
    for index, found in field.row.items():
        label = overrides.labels.get(index)
        is_used = index in overrides.used
        if index in overrides.overridden and not is_used and label is None:
            continue
        override = federation_use(found, "override")
        yield FieldJoin(
            merging.graphs[index].id,
            type=found.type if found.type != merged else None,
            requires=_field_set(found, "requires"),
            provides=_field_set(found, "provides"),
            external=index in field.external,
            override=str(override.arguments["from"]) if override else None,
            # Under a label the field is resolved there until the label is active.
            used_overridden=is_used and label is None,
            override_label=label,
            context_arguments=tuple(_context_arguments(merging.schemas[index].name, found)),
        )


def _field_set(found: FieldDefinition, directive: str) -> FieldSet | None:
    use = federation_use(found, directive)
    return None if use is None else field_set_of(use)


def _context_arguments(subgraph: str, found: FieldDefinition) -> Iterator[ContextArgument]:
    for argument in found.arguments.values():
        use = federation_use(argument, "fromContext")
        parsed = parse_context_selection(use.arguments.get("field")) if use else None
        if parsed:
            context = f"{subgraph}__{parsed.context}"
            yield ContextArgument(argument.name, argument.type, context, parsed.selection)


def input_field_joins(
    merging: Merging, row: Row[InputValue], merged: TypeRef
) -> tuple[FieldJoin, ...]:
    """The same for an input field, of which only the type can differ."""
    if all(found is not None and found.type == merged for found in row.values()):
        return ()
    return tuple(
        FieldJoin(merging.graphs[index].id, type=found.type if found.type != merged else None)
        for index, found in declared(row)
    )
