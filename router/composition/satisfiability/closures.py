"""Where a field of an object leads, when the object is at one node of the query graph.

The answer depends on the node alone, not on the path that led to it; so it is worked out once for
each node and field, and the walk over the API becomes a walk over sets of nodes.
"""

import sys
from collections.abc import Mapping

from router.query_graph.graph import FieldEdge, Node, QueryGraph
from router.query_graph.position import Position

from .conditions import Conditions
from .contexts import NO_CONTEXTS, Contexts, ContextSet

NodeSet = frozenset[int]

NOWHERE: NodeSet = frozenset()


class Closures:
    """Memoised closures of single nodes, for one assignment of override labels."""

    def __init__(self, graph: QueryGraph, labels: frozenset[str]) -> None:
        self._reach = Conditions(graph, labels, max_positions=sys.maxsize)
        self._labels = labels
        self._positions: dict[tuple[int, str], Position] = {}
        self._tails: dict[tuple[int, str, ContextSet], dict[str, NodeSet]] = {}
        self.contexts = Contexts(graph)
        self._casts: dict[tuple[int, str], NodeSet] = {}

    def tails(
        self, node: Node, type_name: str, contexts: ContextSet = NO_CONTEXTS
    ) -> Mapping[str, NodeSet]:
        """By field: where its objects are when an object at a node is asked for it.

        All fields that can be had, by whatever moves it takes; leaves lead nowhere.
        contexts: those that are set above the object.
        """
        key = (node.id, type_name, contexts)
        known = self._tails.get(key)
        if known is None:
            known = self._tails[key] = self._tails_of(self.position(node, type_name), contexts)
        return known

    def _tails_of(self, position: Position, contexts: ContextSet) -> dict[str, NodeSet]:
        for field in self._required_at(position):
            self._reach.require(position, field)  # makes the candidates that it calls for
        found: dict[str, NodeSet] = {}
        for candidate in position.candidates:
            for name, edge in candidate.node.fields.items():
                if edge.requires is None and edge.override is None:
                    usable: FieldEdge | None = edge
                else:
                    usable = candidate.edge(name, self._labels)
                if usable is not None and self.contexts.allow(candidate, name, contexts):
                    known = found.get(name, NOWHERE)
                    target = usable.target
                    found[name] = known if target is None else known | {target.id}
        return found

    def _required_at(self, position: Position) -> set[str]:
        return {
            edge.name
            for candidate in position.candidates
            for edge in candidate.node.fields.values()
            if edge.requires is not None
        }

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
