"""The planner's door.

One operation, specialised by its true guards, goes through normalize, explore, choose, emit and the
polishing passes, and comes out as a frozen plan. The planner holds only what belongs to the schema;
everything that belongs to one operation lives and dies in `plan`.
"""

from collections.abc import Iterator, Mapping

from graphql.language import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    print_ast,
)

from router.errors import ErrorCode, PlanningError
from router.query_graph.graph import Node, QueryGraph
from router.query_graph.reach import Reach, TooManyPositions

from .assemble import assemble
from .choose import choose
from .emit import Emitter
from .explore import Explorer, Unplannable
from .fetch_group import FetchGroup
from .operation import Operation, is_included, is_introspection
from .plan import OperationKind, QueryPlan
from .polish.prune_dependencies import prune_dependencies
from .selection import Normalizer, SelectedField, Selection
from .shape import Shaper, hidden_object_types, restricted_enums
from .slots import GeneratedKeys, Slots

_ROOT_TYPES = {
    OperationKind.QUERY: "Query",
    OperationKind.MUTATION: "Mutation",
    OperationKind.SUBSCRIPTION: "Subscription",
}


class Planner:
    """Plans operations against one query graph. Safe to share; `plan` keeps nothing."""

    def __init__(self, graph: QueryGraph) -> None:
        self.graph = graph
        self._hidden = hidden_object_types(graph)
        self._shaper = Shaper(graph, self._hidden, restricted_enums(graph))

    def plan(
        self,
        operation: Operation,
        active: frozenset[str] = frozenset(),
        labels: frozenset[str] = frozenset(),
    ) -> QueryPlan:
        """Plan one operation that is valid against the API schema.

        active: the guard variables that are true (Operation.specialisation).
        labels: active labels of progressive @override.
        Raises PlanningError when a field cannot be reached, which satisfiability rules out for
        composed supergraphs, or when the operation is larger than the limits allow.
        """
        selection = self._normalize(operation, active)
        slots = Slots(GeneratedKeys(frozenset(_response_keys(selection))))
        try:
            groups = self._groups(operation.kind, selection, slots, labels)
        except TooManyPositions as error:
            raise PlanningError(
                "The operation reaches too many places to be planned; ask for less at once.",
                ErrorCode.QUERY_PLAN_COMPLEXITY_EXCEEDED,
            ) from error
        prune_dependencies(groups)
        introspection = _introspection(operation, active)
        return QueryPlan(
            kind=operation.kind,
            fetches=assemble(self.graph, operation, groups, selection),
            shape=self._shaper.shape((selection,), selection.type_name, slots),
            operation_name=operation.name,
            introspection=introspection,
            introspection_variables=_variable_names(operation) if introspection else (),
        )

    def _normalize(self, operation: Operation, active: frozenset[str]) -> Selection:
        normalizer = Normalizer(
            self.graph.supergraph.types, self.graph.possible_types, operation, active, self._hidden
        )
        root = _ROOT_TYPES[operation.kind]
        return normalizer.normalize(root, (operation.node.selection_set,))

    def _groups(
        self, kind: OperationKind, selection: Selection, slots: Slots, labels: frozenset[str]
    ) -> list[FetchGroup]:
        roots = self.graph.roots.get(kind, ())
        wanted = [field for field in selection.fields if not field.name.startswith("__")]
        if not wanted:
            return []
        if kind is OperationKind.QUERY:
            return self._groups_from(roots, selection, slots, labels)[0]
        return self._groups_in_turn(roots, wanted, selection, slots, labels)

    def _groups_from(
        self, roots: tuple[Node, ...], selection: Selection, slots: Slots, labels: frozenset[str]
    ) -> tuple[list[FetchGroup], int]:
        """The groups for a selection that may start at any of the roots, and what they cost."""
        reach = Reach(self.graph, labels)
        root = reach.root(roots)
        explorer = Explorer(self.graph, reach)
        explorer.explore(root, selection)
        choice, cost = choose(explorer.terminals, labels)
        groups = Emitter(self.graph, labels, choice, slots).emit(explorer.terminals)
        return groups, cost

    def _groups_in_turn(
        self,
        roots: tuple[Node, ...],
        fields: list[SelectedField],
        selection: Selection,
        slots: Slots,
        labels: frozenset[str],
    ) -> list[FetchGroup]:
        """Mutations: each root field once, in one subgraph, after all that the one before needs.

        Neighbours that go to one subgraph share a request: it executes them in order itself.
        """
        runs: list[tuple[Node, list[SelectedField]]] = []
        for field in fields:
            root = self._cheapest_root(roots, field, selection, labels)
            if runs and runs[-1][0] is root:
                runs[-1][1].append(field)
            else:
                runs.append((root, [field]))
        groups: list[FetchGroup] = []
        for root, run in runs:
            part = Selection(selection.type_name, tuple(run), selection.needs_typename)
            added, _ = self._groups_from((root,), part, slots, labels)
            for group in added:
                if group.position is None:
                    group.after |= set(groups)
            groups.extend(added)
        return groups

    def _cheapest_root(
        self,
        roots: tuple[Node, ...],
        field: SelectedField,
        selection: Selection,
        labels: frozenset[str],
    ) -> Node:
        part = Selection(selection.type_name, (field,), selection.needs_typename)
        costs: list[tuple[int, int]] = []
        problem: PlanningError = PlanningError(f'No subgraph has "{field.name}".')
        for number, root in enumerate(roots):
            if field.name in root.fields:
                try:
                    scratch = Slots(GeneratedKeys(frozenset()))
                    costs.append((self._groups_from((root,), part, scratch, labels)[1], number))
                except Unplannable as error:
                    problem = error
        if not costs:
            raise problem
        return roots[min(costs)[1]]


def _response_keys(selection: Selection) -> Iterator[str]:
    for field in selection.fields:
        yield field.response_key
        if field.selection is not None:
            yield from _response_keys(field.selection)


def _variable_names(operation: Operation) -> tuple[str, ...]:
    return tuple(d.variable.name.value for d in operation.node.variable_definitions or ())


def _introspection(operation: Operation, active: frozenset[str]) -> str | None:
    """An operation with only the `__schema` and `__type` fields of the root; None without any."""
    nodes = list(_root_introspection(operation.node.selection_set, operation.fragments, active))
    if not nodes:
        return None
    asked = OperationDefinitionNode(
        operation=operation.node.operation,
        name=operation.node.name,
        variable_definitions=operation.node.variable_definitions,
        directives=(),
        selection_set=SelectionSetNode(selections=tuple(nodes)),
    )
    fragments = (print_ast(fragment) for fragment in operation.fragments.values())
    return "\n".join((print_ast(asked), *fragments))


def _root_introspection(
    selections: SelectionSetNode,
    fragments: Mapping[str, FragmentDefinitionNode],
    active: frozenset[str],
) -> Iterator[FieldNode]:
    for node in selections.selections:
        if not is_included(node.directives, active):
            continue
        if isinstance(node, FieldNode):
            if is_introspection(node):
                yield node
            continue
        if isinstance(node, FragmentSpreadNode):
            yield from _root_introspection(
                fragments[node.name.value].selection_set, fragments, active
            )
        elif isinstance(node, InlineFragmentNode):
            yield from _root_introspection(node.selection_set, fragments, active)
