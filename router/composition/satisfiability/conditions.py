"""What the reference accepts as a way to gather a key or a requirement.

The planner may know better ways; what it can do and the reference refuses is refused here, so that
a graph composes with us if, and only if, it composes there:

- Nothing is taken from a field under a label of progressive @override, on either of its sides.
- On the way to a key of a subgraph nothing is taken from that subgraph, at any depth; and no key is
  followed by the same key once more, for it would have led there at once.
- What a field requires is gathered from the subgraph of the field itself, wherever the object was
  before; and where the object was there from the start, it must have a key of which nothing is
  @external, to come back by. (Whether that key is resolvable is not asked.)
"""

from router.query_graph.graph import Entry, FieldEdge, Node, QueryGraph
from router.query_graph.position import (
    Candidate,
    FieldKey,
    HopArrival,
    Need,
    Position,
    RootArrival,
)
from router.query_graph.reach import MAX_STAGE, MAX_STAGES, Reach
from router.schema.field_set import FieldSelection, FieldSet, FragmentSelection

Excluded = frozenset[int]


class Conditions(Reach):
    """A Reach for questions of satisfiability. Its positions are not for plans."""

    def __init__(self, graph: QueryGraph, labels: frozenset[str], max_positions: int) -> None:
        super().__init__(graph, labels, max_positions)
        self._excluded: Excluded = frozenset()
        self._apart: dict[tuple[int, FieldKey | str, Excluded], Position] = {}
        self._origins: dict[tuple[tuple[int, ...], str, Excluded], Position] = {}
        self._met: dict[tuple[int, str, str], bool] = {}

    def resolving(self, position: Position, field: str, stage: int) -> list[Candidate]:
        """Without what is under a label."""
        return [
            candidate
            for candidate in super().resolving(position, field, stage)
            if candidate.node.fields[field].override is None
        ]

    def derive_key(self, position: Position, entry: Entry, stage: int) -> tuple[Need, ...] | None:
        """Without going through the subgraph that the key leads to."""
        graph, outer = entry.node.graph, self._excluded
        if graph in outer:
            return None
        self._excluded = outer | {graph}
        try:
            if all(_is_leaf(selection) for selection in entry.key):
                return super().derive_key(position, entry, stage)
            return self._derive_nested_key(position, entry, stage)
        finally:
            self._excluded = outer

    def _derive_nested_key(
        self, position: Position, entry: Entry, stage: int
    ) -> tuple[Need, ...] | None:
        """From where the object is, or from where it was brought by another key than this one."""
        starts, entered = [], []
        for candidate in position.candidates:
            arrival = candidate.arrivals[0]
            if candidate.stage > stage or candidate.requires is not None:
                continue
            if not isinstance(arrival, HopArrival):
                starts.append(candidate.node)
            elif arrival.entry.key != entry.key:
                entered.append((candidate.node,))
        for origin in (tuple(starts), *entered):
            own = self._origin(origin, position.type_name)
            for own_stage in range(MAX_STAGES if origin else 0):
                needs = self.derive(own, entry.key, own_stage)
                if needs is not None:
                    return needs
        return None

    def _origin(self, nodes: tuple[Node, ...], type_name: str) -> Position:
        key = (tuple(node.id for node in nodes), type_name, self._excluded)
        found = self._origins.get(key)
        if found is None:
            found = self._origins[key] = self.start(nodes, type_name)
        self.expand(found)
        return found

    def hidden_child(self, position: Position, key: FieldKey, parents: list[Candidate]) -> Position:
        """One of its own for each set of subgraphs that are excluded, as it grows differently."""
        apart = (id(position), key, self._excluded)
        child = self._apart.get(apart)
        if child is None:
            target = parents[0].node.fields[key[0]].type
            child = self._apart[apart] = self.start((), target.name)
            child.parent, child.via = position, key
        return child

    def hidden_branch(self, position: Position, type_name: str) -> Position:
        """The same for objects of one type."""
        apart = (id(position), type_name, self._excluded)
        branch = self._apart.get(apart)
        if branch is None:
            branch = self._apart[apart] = self.start((), type_name)
            branch.base = position
        self.arrive_by_cast(branch, position.candidates)
        return branch

    def require(self, position: Position, field: str, up_to: int = MAX_STAGE) -> None:
        """Judge each subgraph by itself in which the object is and that requires something."""
        for candidate in tuple(position.candidates):
            edge = candidate.node.fields.get(field)
            if edge is None or edge.requires is None or candidate.requires is not None:
                continue
            if candidate.stage > up_to or position.find(
                candidate.node, edge.requires, candidate.stage
            ):
                continue
            arrival = candidate.arrivals[0]
            entered = isinstance(arrival, HopArrival) and arrival.entry.key
            if (entered or self._can_return(candidate.node)) and self._is_met(
                candidate.node, edge, position.type_name
            ):
                self._add(position, candidate.node, edge.requires, candidate.stage, RootArrival())

    def _is_met(self, node: Node, edge: FieldEdge, type_name: str) -> bool:
        """Whether what a field requires can be had by an object that is at its node."""
        assert edge.requires is not None
        key = (node.id, edge.name, type_name)
        if key not in self._met:
            self._met[key] = False  # one that depends on itself is not met
            outer, self._excluded = self._excluded, frozenset()
            own = self.start((node,), type_name)
            self.expand(own)
            self._met[key] = any(
                self.derive(own, edge.requires, stage) is not None for stage in range(MAX_STAGES)
            )
            self._excluded = outer
        return self._met[key]

    def _can_return(self, node: Node) -> bool:
        graph = self.graph.supergraph.graphs[node.graph].id
        return any(
            join.graph == graph and join.key is not None and _has(node, join.key)
            for join in self.graph.supergraph.types[node.type_name].joins
        )


def _is_leaf(selection: FieldSelection | FragmentSelection) -> bool:
    return isinstance(selection, FieldSelection) and not selection.selections


def _has(node: Node, field_set: FieldSet) -> bool:
    """Whether a subgraph resolves all of a field set by itself, and always."""
    for selection in field_set:
        if not isinstance(selection, FieldSelection):
            target = node.casts.get(selection.type_condition or "", node)
            if not _has(target, selection.selections):
                return False
        elif selection.name != "__typename":
            edge = node.fields.get(selection.name)
            if edge is None or edge.provided:
                return False
            if edge.target is not None and not _has(edge.target, selection.selections):
                return False
    return True
