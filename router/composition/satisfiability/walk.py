"""The walk over the API: every state an operation can bring objects into, each seen once.

Strategy. A state is an API type, the set of nodes at which its objects may be at the same time, and
the contexts set above them: fewer of either, fewer ways on. From a state, each field of the type
must be possible from some node; where it leads is the union over the nodes. A state is skipped if
an earlier one for the same type had a subset of its nodes and contexts, since what was enough there
is enough here. No paths are carried, so the number of states stays near the number of types, where
walking paths needs millions. The parent of each state is kept for the witness, which is only built
for errors.

A key may not be put together from two starts that cannot reach one another: nodes are asked one by
one, then united. The planner can do more; composition accepts what the reference accepts.

A mutation field is executed once, in one subgraph: if several have it, one of them must be enough
for all that can be asked below it.

Labels of progressive @override: the walk is made for each assignment; beyond four labels for all
off, all on, and each one alone on or off.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from router.composition.issue import Issue
from router.query_graph.graph import Node, QueryGraph
from router.schema.definition import COMPOSITE_KINDS, FieldDefinition, TypeDefinition

from .closures import NOWHERE, Closures, NodeSet
from .contexts import NO_CONTEXTS, ContextSet
from .runtime_types import RuntimeTypeCheck
from .witness import Step, describe_failure

MAX_ERRORS = 50
"""More unreachable places than anybody reads; the walk ends there."""

_MAX_LABELS_IN_ALL_COMBINATIONS = 4


@dataclass(frozen=True, slots=True)
class _State:
    type_name: str
    nodes: NodeSet
    step: Step | None
    contexts: ContextSet = NO_CONTEXTS


class Walk:
    """One assignment of labels. `errors` and `runtime_types` hold what was found."""

    def __init__(self, graph: QueryGraph, labels: frozenset[str]) -> None:
        self.errors: list[Issue] = []
        self.runtime_types = RuntimeTypeCheck(graph)
        self._graph = graph
        self._types = graph.supergraph.types
        self._closures = Closures(graph, labels)
        self._labels = labels
        self._seen: dict[str, list[tuple[NodeSet, ContextSet]]] = {}
        self._reported: set[str] = set()

    def run(self) -> None:
        """Walk from all roots."""
        for kind in ("query", "subscription"):
            roots = self._graph.roots.get(kind, ())
            if roots:
                nodes = frozenset(root.id for root in roots)
                self._walk(_State(roots[0].type_name, nodes, None))
        self._walk_mutations()

    def _walk(self, start: _State) -> None:
        stack = [start]
        while stack and len(self.errors) < MAX_ERRORS:
            state = stack.pop()
            if self._is_new(state):
                stack.extend(reversed(list(self._visit(state))))

    def _is_new(self, state: _State) -> bool:
        seen = self._seen.setdefault(state.type_name, [])
        if any(nodes <= state.nodes and known <= state.contexts for nodes, known in seen):
            return False
        seen.append((state.nodes, state.contexts))
        return True

    def _visit(self, state: _State) -> Iterator[_State]:
        definition = self._types[state.type_name]
        if not definition.is_abstract:
            yield from self._visit_object(definition, state)
            return
        for name in self._graph.possible_types[state.type_name]:
            member = self._types[name]
            nodes = None if member.has("inaccessible") else self._cast(state.nodes, name)
            if nodes:
                step = Step(state.step, "", name) if state.step else None
                yield _State(name, nodes, step, state.contexts)

    def _cast(self, nodes: NodeSet, type_name: str) -> NodeSet | None:
        """The nodes for one runtime type; None if some subgraph never returns it here."""
        found = NOWHERE
        for node in self._nodes(nodes):
            casts = self._closures.casts(node, type_name)
            if casts is None:
                return None
            found |= casts
        return found

    def _visit_object(self, definition: TypeDefinition, state: _State) -> Iterator[_State]:
        tables = [
            self._closures.tails(node, definition.name, state.contexts)
            for node in self._nodes(state.nodes)
        ]
        contexts = self._closures.contexts.below(definition.name, state.contexts)
        for field in definition.fields.values():
            if field.directives and field.has("inaccessible"):
                continue
            name = field.name
            answers = [table[name] for table in tables if name in table]
            if not answers:
                self._report(definition, field, state, Step(state.step, name, definition.name))
            elif self._is_composite(field):
                step = Step(state.step, name, definition.name)
                tails = NOWHERE.union(*answers)
                self.runtime_types.check(definition, field, tails, step)
                yield _State(field.type.name, tails, step, contexts)

    def _is_composite(self, field: FieldDefinition) -> bool:
        target = self._types.get(field.type.name)
        return target is not None and target.kind in COMPOSITE_KINDS

    def _report(
        self, definition: TypeDefinition, field: FieldDefinition, state: _State, step: Step
    ) -> None:
        coordinate = f"{definition.name}.{field.name}"
        if coordinate not in self._reported:
            self._reported.add(coordinate)
            nodes = [self._closures.position(n, definition.name) for n in self._nodes(state.nodes)]
            self.errors.append(describe_failure(self._graph, definition, field, step, nodes))

    def _nodes(self, ids: NodeSet) -> Iterator[Node]:
        return (self._graph.nodes[number] for number in sorted(ids))

    def _walk_mutations(self) -> None:
        roots = self._graph.roots.get("mutation", ())
        if not roots:
            return
        definition = self._types[roots[0].type_name]
        for field in definition.fields.values():
            if field.has("inaccessible"):
                continue
            starts = [r for r in roots if field.name in self._closures.tails(r, definition.name)]
            step = Step(None, field.name, definition.name)
            if not starts:
                nodes = frozenset(root.id for root in roots)
                self._report(definition, field, _State(definition.name, nodes, None), step)
                continue
            states = list(self._mutation_states(definition, field, starts, step))
            alone = len(states) == 1
            if alone or (states and not any(self._is_enough(state) for state in states)):
                self._walk(states[0])

    def _mutation_states(
        self, definition: TypeDefinition, field: FieldDefinition, starts: list[Node], step: Step
    ) -> Iterator[_State]:
        if self._is_composite(field):
            for start in starts:
                tails = self._closures.tails(start, definition.name)[field.name]
                yield _State(field.type.name, tails, step)

    def _is_enough(self, state: _State) -> bool:
        """Whether all below one subgraph's answer can be reached; leaves no trace."""
        trial = Walk(self._graph, self._labels)
        trial._closures = self._closures
        trial._walk(state)
        return not trial.errors


def label_assignments(graph: QueryGraph) -> list[frozenset[str]]:
    """The sets of active labels to walk with."""
    labels = sorted(
        {
            edge.override.label
            for node in graph.nodes
            for edge in node.fields.values()
            if edge.override is not None
        }
    )
    if len(labels) <= _MAX_LABELS_IN_ALL_COMBINATIONS:
        sizes = range(len(labels) + 1)
        return [frozenset(chosen) for size in sizes for chosen in combinations(labels, size)]
    everything = frozenset(labels)
    single = [frozenset((label,)) for label in labels]
    return [frozenset(), everything, *single, *(everything - one for one in single)]
