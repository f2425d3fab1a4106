"""Which contexts are set on the way to an object, and which fields need some (@fromContext).

A context is set by objects above, never by the object itself whose field needs it. Names are those
of the supergraph: a subgraph's context carries the subgraph's name.
"""

from collections import defaultdict

from router.query_graph.graph import QueryGraph
from router.query_graph.position import Candidate

ContextSet = frozenset[str]

NO_CONTEXTS: ContextSet = frozenset()


class Contexts:
    """Looked up by type and by field; both tables are empty for most graphs."""

    def __init__(self, graph: QueryGraph) -> None:
        types = graph.supergraph.types
        index = {found.id: number for number, found in enumerate(graph.supergraph.graphs)}
        self._needed = {
            (index[join.graph], definition.name, field.name): frozenset(
                argument.context for argument in join.context_arguments
            )
            for definition in types.values()
            for field in definition.fields.values()
            for join in field.joins
            if join.context_arguments and join.graph is not None
        }
        matters = NO_CONTEXTS.union(*self._needed.values())
        self._set: defaultdict[str, ContextSet] = defaultdict(frozenset)
        for definition in types.values() if matters else ():
            names = matters.intersection(
                str(use.arguments.get("name")) for use in definition.applied("context")
            )
            for name in (definition.name, *graph.possible_types.get(definition.name, ())):
                self._set[name] |= names

    def below(self, type_name: str, contexts: ContextSet) -> ContextSet:
        """What is set for the objects below one of an object type."""
        return contexts | self._set[type_name] if self._set else contexts

    def allow(self, candidate: Candidate, field: str, contexts: ContextSet) -> bool:
        """Whether a field can be asked at a candidate with these contexts set."""
        if not self._needed:
            return True
        key = (candidate.node.graph, candidate.node.type_name, field)
        return self._needed.get(key, NO_CONTEXTS) <= contexts
