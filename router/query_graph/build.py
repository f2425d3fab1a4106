"""From a supergraph to its query graph.

1. A node for each type in each subgraph that has it.
2. Object fields: those the subgraph resolves, that is: declared there and not external there.
3. Casts of unions and interfaces; then the interface fields, which need the implementations' ones.
4. Views: where a field @provides something, its edge leads to a copy of the target node (and of the
   nodes below it, as far as the provided paths go) in which the provided fields exist as well.
5. Entries: resolvable keys by type; an interface object is an entry of each implementation too.
"""

from collections import defaultdict
from collections.abc import Iterator

from router.schema.definition import COMPOSITE_KINDS, FieldDefinition, TypeDefinition, TypeKind
from router.schema.join import FieldJoin
from router.schema.supergraph import Supergraph

from .graph import Entry, FieldEdge, Node, NodeKind, OverrideCondition, QueryGraph
from .provides import ProvidesViews

_KINDS = {
    TypeKind.OBJECT: NodeKind.OBJECT,
    TypeKind.INTERFACE: NodeKind.INTERFACE,
    TypeKind.UNION: NodeKind.UNION,
}


def build_query_graph(supergraph: Supergraph) -> QueryGraph:
    """The query graph of a supergraph that composition, or the supergraph reader, has made."""
    return _Builder(supergraph).build()


class _Builder:
    """Holds the tables while they grow; `build` leaves a finished graph behind."""

    def __init__(self, supergraph: Supergraph) -> None:
        self.supergraph = supergraph
        self.index = {graph.id: number for number, graph in enumerate(supergraph.graphs)}
        self.by_name = {graph.name: graph.id for graph in supergraph.graphs}
        self.nodes: list[Node] = []
        self.base: dict[tuple[int, str], Node] = {}
        self.views = ProvidesViews(supergraph, self.base, self.nodes)

    def build(self) -> QueryGraph:
        types = [t for t in self.supergraph.types.values() if t.kind in COMPOSITE_KINDS]
        for definition in types:
            self._add_nodes(definition)
        provided: list[tuple[FieldEdge, FieldJoin]] = []
        for definition in types:
            provided.extend(self._add_object_fields(definition))
        for definition in types:
            self._add_casts(definition)
        for definition in types:
            if definition.kind is TypeKind.INTERFACE:
                self._add_interface_fields(definition)
        for edge, join in provided:
            assert edge.target is not None
            assert join.provides is not None
            edge.target = self.views.view(edge.target, join.provides)
        possible = {t.name: self._possible_types(t) for t in types if t.is_abstract}
        entries = self._entries(types, possible)
        return QueryGraph(
            supergraph=self.supergraph,
            nodes=tuple(self.nodes),
            roots=self._roots(),
            entries=entries,
            requiring=_requiring(entries),
            inconsistent=frozenset(t.name for t in types if self._is_inconsistent(t)),
            possible_types=possible,
        )

    def _add_nodes(self, definition: TypeDefinition) -> None:
        for join in definition.joins:
            graph = self.index[join.graph]
            if (graph, definition.name) not in self.base:
                kind = _KINDS[definition.kind]
                if join.is_interface_object:
                    kind = NodeKind.INTERFACE_OBJECT
                node = Node(len(self.nodes), graph, definition.name, kind)
                self.nodes.append(node)
                self.base[graph, definition.name] = node

    def _add_object_fields(
        self, definition: TypeDefinition
    ) -> Iterator[tuple[FieldEdge, FieldJoin]]:
        nodes = {
            node.graph: node
            for node in self._nodes_of(definition)
            if node.kind in (NodeKind.OBJECT, NodeKind.INTERFACE_OBJECT)
        }
        for field in definition.fields.values():
            for graph, join in self._resolving_joins(field, nodes):
                edge = self._edge(graph, field, join)
                if edge is not None:
                    nodes[graph].fields[field.name] = edge
                    if join.provides and edge.target is not None:
                        yield edge, join

    def _nodes_of(self, definition: TypeDefinition) -> list[Node]:
        graphs = dict.fromkeys(self.index[join.graph] for join in definition.joins)
        return [self.base[graph, definition.name] for graph in graphs]

    def _resolving_joins(
        self, field: FieldDefinition, nodes: dict[int, Node]
    ) -> Iterator[tuple[int, FieldJoin]]:
        if not field.joins:
            graphs = self.supergraph.graphs
            yield from ((graph, FieldJoin(graphs[graph].id)) for graph in nodes)
        for join in field.joins:
            if join.graph is None or join.external or join.used_overridden:
                continue
            if (graph := self.index[join.graph]) in nodes:
                yield graph, join

    def _edge(self, graph: int, field: FieldDefinition, join: FieldJoin) -> FieldEdge | None:
        type_ref = join.type or field.type
        target = self.base.get((graph, type_ref.name))
        definition = self.supergraph.types.get(type_ref.name)  # None: a built-in scalar
        if target is None and definition is not None and definition.kind in COMPOSITE_KINDS:
            return None  # a type that the supergraph does not place here: nothing to ask
        return FieldEdge(
            field.name, type_ref, target, join.requires, self._override_condition(field, join)
        )

    def _override_condition(
        self, field: FieldDefinition, join: FieldJoin
    ) -> OverrideCondition | None:
        if join.override_label is not None and join.override is not None:
            return OverrideCondition(join.override_label, when_active=True)
        for other in field.joins:
            label, source = other.override_label, other.override
            if label and source and self.by_name.get(source) == join.graph:
                return OverrideCondition(label, when_active=False)
        return None

    def _add_casts(self, definition: TypeDefinition) -> None:
        if definition.kind is TypeKind.UNION:
            for join in definition.member_joins:
                self._add_cast(self.index[join.graph], definition.name, join.member)
        for implements in definition.implements_joins:
            if definition.kind is TypeKind.OBJECT:
                graph = self.index[implements.graph]
                self._add_cast(graph, implements.interface, definition.name)

    def _add_cast(self, graph: int, abstract: str, member: str) -> None:
        node, target = self.base.get((graph, abstract)), self.base.get((graph, member))
        if node is not None and target is not None and not node.is_interface_object:
            node.casts[member] = target

    def _add_interface_fields(self, definition: TypeDefinition) -> None:
        nodes = {n.graph: n for n in self._nodes_of(definition) if n.kind is NodeKind.INTERFACE}
        for field in definition.fields.values():
            for graph, join in self._resolving_joins(field, nodes):
                edge = self._edge(graph, field, join)
                if edge is not None and resolved_by_all(nodes[graph], field.name):
                    nodes[graph].fields[field.name] = edge

    def _roots(self) -> dict[str, tuple[Node, ...]]:
        roots = {}
        for kind, name in (
            ("query", "Query"),
            ("mutation", "Mutation"),
            ("subscription", "Subscription"),
        ):
            if (definition := self.supergraph.types.get(name)) is not None:
                roots[kind] = tuple(n for n in self._nodes_of(definition) if n.fields)
        return roots

    def _entries(
        self, types: list[TypeDefinition], possible: dict[str, tuple[str, ...]]
    ) -> dict[str, tuple[Entry, ...]]:
        entries: defaultdict[str, list[Entry]] = defaultdict(list)
        for root in self._roots().get("query", ()):
            # A field may return the query root; every subgraph's one can be entered there anew.
            entries[root.type_name].append(Entry(root, (), root.type_name))
        for definition in types:
            for join in definition.joins:
                if join.key is None or not join.resolvable:
                    continue
                node = self.base[self.index[join.graph], definition.name]
                entry = Entry(node, join.key, definition.name)
                entries[definition.name].append(entry)
                if node.is_interface_object:
                    for implementation in possible[definition.name]:
                        entries[implementation].append(entry)
        return {name: tuple(found) for name, found in entries.items()}

    def _possible_types(self, definition: TypeDefinition) -> tuple[str, ...]:
        if definition.kind is TypeKind.UNION:
            return definition.members
        return self.supergraph.implementations(definition.name)

    def _is_inconsistent(self, definition: TypeDefinition) -> bool:
        if not definition.is_abstract:
            return False
        nodes = [node for node in self._nodes_of(definition) if not node.is_interface_object]
        return len({node.object_types for node in nodes}) > 1 or len(nodes) < len(
            self._nodes_of(definition)
        )


def _requiring(
    entries: dict[str, tuple[Entry, ...]],
) -> dict[tuple[str, str], tuple[Entry, ...]]:
    found: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for type_name, ways in entries.items():
        for entry in ways:
            for edge in entry.node.fields.values():
                if edge.requires is not None:
                    found[type_name, edge.name].append(entry)
    return {key: tuple(ways) for key, ways in found.items()}


def resolved_by_all(interface: Node, field: str) -> bool:
    """Whether each implementation the subgraph has resolves the field with no condition.

    Implementations of other subgraphs do not count: an object that this subgraph returned is of a
    type that it knows.
    """
    for implementation in interface.casts.values():
        edge = implementation.fields.get(field)
        if edge is None or edge.requires is not None or edge.override is not None:
            return False
    return True
