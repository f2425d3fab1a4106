"""Views below @provides: copies of nodes in which some external fields can be resolved.

Only the edge that carries the @provides leads to the copy, so a provided field is trusted on that
path and nowhere else. A view has its type's entries like any other node.
"""

from collections.abc import Iterable

from router.schema.definition import COMPOSITE_KINDS, TypeKind
from router.schema.field_set import FieldSelection, FieldSet, FragmentSelection
from router.schema.supergraph import Supergraph
from router.schema.type_ref import TypeRef

from .graph import FieldEdge, Node, NodeKind


class ProvidesViews:
    """Makes views; new nodes are appended to `nodes`."""

    def __init__(
        self, supergraph: Supergraph, base: dict[tuple[int, str], Node], nodes: list[Node]
    ) -> None:
        self._supergraph = supergraph
        self._base = base
        self._nodes = nodes

    def view(self, node: Node, field_set: FieldSet) -> Node:
        """A copy of `node` that also resolves `field_set`."""
        copy = Node(len(self._nodes), node.graph, node.type_name, node.kind, dict(node.fields), {})
        copy.casts = dict(node.casts)
        self._nodes.append(copy)
        for selection in field_set:
            if isinstance(selection, FragmentSelection):
                self._provide_fragment(copy, selection)
            elif selection.name != "__typename":
                self._provide_field(copy, selection)
        return copy

    def _provide_fragment(self, copy: Node, fragment: FragmentSelection) -> None:
        condition = fragment.type_condition
        if condition is None or condition == copy.type_name:
            narrowed = self.view(copy, fragment.selections)
            copy.fields, copy.casts = narrowed.fields, narrowed.casts
        elif copy.kind is NodeKind.OBJECT:
            if condition in self._supergraph.types[copy.type_name].interfaces:
                copy.fields = self.view(copy, fragment.selections).fields
        else:
            for name in self._object_types(copy, condition):
                copy.casts[name] = self.view(copy.casts[name], fragment.selections)

    def _object_types(self, node: Node, condition: str) -> Iterable[str]:
        if condition in node.casts:
            return [condition]
        members = self._base.get((node.graph, condition))
        return [name for name in node.casts if members is not None and name in members.casts]

    def _provide_field(self, copy: Node, selection: FieldSelection) -> None:
        if copy.kind is NodeKind.INTERFACE:
            for name, implementation in copy.casts.items():
                copy.casts[name] = self.view(implementation, (selection,))
        existing = copy.fields.get(selection.name)
        type_ref = existing.type if existing else self._declared_type(copy, selection.name)
        if type_ref is None:
            return
        target = existing.target if existing else self._base.get((copy.graph, type_ref.name))
        kind = self._supergraph.types.get(type_ref.name)
        if kind is not None and kind.kind in COMPOSITE_KINDS:
            if target is None:
                return
            if selection.selections:
                target = self.view(target, selection.selections)
        copy.fields[selection.name] = FieldEdge(
            selection.name, type_ref, target, provided=existing is None or existing.provided
        )

    def _declared_type(self, node: Node, field_name: str) -> TypeRef | None:
        definition = self._supergraph.types[node.type_name]
        if definition.kind is TypeKind.UNION:
            return None
        field = definition.fields.get(field_name)
        if field is None:
            return None
        graph_id = self._supergraph.graphs[node.graph].id
        joined = (join.type for join in field.joins if join.graph == graph_id)
        return next((type_ref for type_ref in joined if type_ref is not None), field.type)
