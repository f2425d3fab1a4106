"""The client's view of the tree: which keys, in which order, from which storage keys.

In:   the normalised selection, and the slots that the emitter has filled.
Out:  the ObjectShape of the root.
"""

from collections.abc import Iterable, Mapping, Sequence

from router.query_graph.graph import QueryGraph
from router.schema.definition import COMPOSITE_KINDS, TypeKind

from .plan import FieldShape, ObjectShape
from .selection import TYPENAME, SelectedField, Selection
from .slots import Slots


class Shaper:
    """Builds shapes over one supergraph.

    hidden: object types that are not in the API.
    enums: values of those enums that subgraphs know more values of than the API.
    """

    def __init__(
        self, graph: QueryGraph, hidden: frozenset[str], enums: Mapping[str, frozenset[str]]
    ) -> None:
        self._types = graph.supergraph.types
        self._possible = graph.possible_types
        self._hidden = hidden
        self._enums = enums

    def shape(self, selections: Sequence[Selection], type_name: str, slots: Slots) -> ObjectShape:
        """The shape of the objects at a position; several selections when types overlap there."""
        definition = self._types[type_name]
        if not definition.is_abstract:
            fields = self._fields(selections, type_name, type_name, slots)
            return ObjectShape(type_name, {type_name: fields}, type_name)
        if not any(selection.needs_typename for selection in selections):
            fields = self._fields(selections, type_name, None, slots)
            return ObjectShape(type_name, {type_name: fields}, type_name)
        variants = {
            member: self._fields(selections, member, member, slots, dynamic=True)
            for member in self._possible[type_name]
            if member not in self._hidden
        }
        return ObjectShape(None, variants, type_name)

    def _fields(
        self,
        selections: Iterable[Selection],
        type_name: str,
        runtime_type: str | None,
        slots: Slots,
        *,
        dynamic: bool = False,
    ) -> tuple[FieldShape, ...]:
        found: dict[str, list[SelectedField]] = {}
        for selection in selections:
            for field in selection.fields:
                if field.types is None or runtime_type in field.types:
                    found.setdefault(field.response_key, []).append(field)
        return tuple(
            self._field(fields, type_name, runtime_type, slots, dynamic=dynamic)
            for fields in found.values()
        )

    def _field(
        self,
        fields: Sequence[SelectedField],
        type_name: str,
        runtime_type: str | None,
        slots: Slots,
        *,
        dynamic: bool,
    ) -> FieldShape:
        first = fields[0]
        key, coordinate = first.response_key, f"{type_name}.{first.name}"
        if first.name == TYPENAME:
            constant = None if dynamic else type_name
            return FieldShape(key, TYPENAME, "!", constant=constant, coordinate=coordinate)
        if first.name.startswith("__"):
            return FieldShape(key, key, coordinate=coordinate)
        type_ref = self._types[type_name].fields[first.name].type
        storage_key = slots.stored_as(key, runtime_type)
        below = [field.selection for field in fields if field.selection is not None]
        shape = None
        if self._is_composite(type_ref.name):
            shape = self.shape(below, type_ref.name, slots.child(storage_key))
        return FieldShape(
            key,
            storage_key,
            type_ref.wrappers,
            shape,
            enum_values=self._enums.get(type_ref.name),
            coordinate=coordinate,
        )

    def _is_composite(self, type_name: str) -> bool:
        definition = self._types.get(type_name)
        return definition is not None and definition.kind in COMPOSITE_KINDS


def hidden_object_types(graph: QueryGraph) -> frozenset[str]:
    """Object types that clients must not see."""
    return frozenset(
        definition.name
        for definition in graph.supergraph.types.values()
        if definition.kind is TypeKind.OBJECT and definition.has("inaccessible")
    )


def restricted_enums(graph: QueryGraph) -> dict[str, frozenset[str]]:
    """Enums some of whose values clients must not see, with the values they may."""
    restricted = {}
    for definition in graph.supergraph.types.values():
        visible = frozenset(v.name for v in definition.values.values() if not v.has("inaccessible"))
        if definition.kind is TypeKind.ENUM and len(visible) < len(definition.values):
            restricted[definition.name] = visible
    return restricted
