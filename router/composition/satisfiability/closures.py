"""Where a field of an object leads, when the object is at one node of the query graph.

The answer depends on the node alone, not on the path that led to it; so it is worked out once for
each node and field, and the walk over the API becomes a walk over sets of nodes.
"""

import sys
from dataclasses import dataclass

from router.query_graph.graph import Node, QueryGraph
from router.query_graph.position import Position
from router.query_graph.reach import Reach

NodeSet = frozenset[int]

NOWHERE: NodeSet = frozenset()


@dataclass(frozen=True, slots=True)
class Advance:
    """What becomes of asking for a field.

    is_possible: whether some subgraph can answer it.
    tails: ids of the nodes where its objects then are; empty for leaves.
    """

    is_possible: bool
    tails: NodeSet


class Closures:
    """Memoised closures of single nodes, for one assignment of override labels."""

    def __init__(self, graph: QueryGraph, labels: frozenset[str]) -> None:
        self._reach = Reach(graph, labels, max_positions=sys.maxsize)
        self._labels = labels
        self._positions: dict[tuple[int, str], Position] = {}
        self._advances: dict[tuple[int, str, str], Advance] = {}
        self._casts: dict[tuple[int, str], NodeSet] = {}

    def advance(self, node: Node, type_name: str, field: str) -> Advance:
        """Ask an object of a type, which is at a node, for a field, by whatever moves it takes."""
        key = (node.id, type_name, field)
        known = self._advances.get(key)
        if known is None:
            known = self._advances[key] = self._advance(node, type_name, field)
        return known

    def _advance(self, node: Node, type_name: str, field: str) -> Advance:
        position = self.position(node, type_name)
        providers = self._reach.providers(position, field)
        edges = [provider.edge(field, self._labels) for provider in providers]
        tails = frozenset(
            edge.target.id for edge in edges if edge is not None and edge.target is not None
        )
        return Advance(bool(edges), tails)

    def casts(self, node: Node, type_name: str) -> NodeSet | None:
        """The nodes where an object is once it is known to be of an object type.

        None when the node's subgraph never returns that type there. From an interface object the
        type is only known after a move to the real interface, if there is a way to it; what the
        interface object itself resolves can be asked all the same, so its node stays.
        """
        if node.type_name == type_name and not node.is_interface_object:
            return frozenset((node.id,))
        if not node.is_interface_object:
            cast = node.casts.get(type_name)
            return None if cast is None else frozenset((cast.id,))
        key = (node.id, type_name)
        known = self._casts.get(key)
        if known is None:
            real = self.position(node, node.type_name).candidates
            casts = (candidate.node.casts.get(type_name) for candidate in real)
            known = frozenset(cast.id for cast in casts if cast is not None) | {node.id}
            self._casts[key] = known
        return known

    def position(self, node: Node, type_name: str) -> Position:
        """The closure of one node for objects of one type."""
        key = (node.id, type_name)
        known = self._positions.get(key)
        if known is None:
            known = self._positions[key] = self._reach.start((node,), type_name)
            if not node.is_interface_object or node.type_name == type_name:
                self._reach.expand(known)
        return known
