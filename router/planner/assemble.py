"""From fetch groups to the frozen fetches of a plan: batches, paths, documents, variables."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from router.query_graph.graph import QueryGraph

from .document import (
    fetch_name,
    print_entity_scopes,
    print_operation,
    print_scope,
    print_variable,
)
from .fetch_group import FetchGroup
from .operation import Operation
from .plan import EntityCall, EntityTarget, Fetch, OperationKind
from .polish.batch_fetches import Batch, batch_fetches
from .selection import Selection

REPRESENTATIONS = "representations"


def assemble(
    graph: QueryGraph,
    operation: Operation,
    groups: list[FetchGroup],
    selection: Selection,
) -> tuple[Fetch, ...]:
    """The plan's fetches, each after those it waits for."""
    assembler = _Assembler(graph, operation, dict(_variables_by_arguments(selection)))
    batches = batch_fetches(groups)
    number = {group: index for index, batch in enumerate(batches) for group in batch}
    fetches = []
    for index, batch in enumerate(batches):
        after = {number[parent] for group in batch for parent in group.after}
        fetches.append(assembler.fetch(index, batch, tuple(sorted(after))))
    return tuple(fetches)


class _Assembler:
    def __init__(
        self,
        graph: QueryGraph,
        operation: Operation,
        variables_by_arguments: Mapping[str, frozenset[str]],
    ) -> None:
        self._graph = graph
        self._operation = operation
        self._variables_by_arguments = variables_by_arguments
        self._definitions = {
            definition.variable.name.value: print_variable(definition)
            for definition in operation.node.variable_definitions or ()
        }

    def fetch(self, index: int, batch: Batch, after: tuple[int, ...]) -> Fetch:
        """One request for all groups of a batch."""
        subgraph = self._graph.supergraph.graphs[batch[0].graph].name
        used = self._used_variables(batch)
        name = fetch_name(self._operation.name, subgraph, index)
        declared = [text for known, text in self._definitions.items() if known in used]
        reasons = dict.fromkeys(reason for group in batch for reason in group.reasons)
        fetch = Fetch(
            id=index,
            subgraph=subgraph,
            kind=self._operation.kind,
            document="",
            operation_name=name,
            after=after,
            variables=tuple(known for known in self._definitions if known in used),
            reason=", ".join(reasons),
        )
        if batch[0].position is None:
            (root,) = batch
            body = print_scope(root.scope(""))
            document = print_operation(self._operation.kind, name, declared, body)
            return replace(fetch, document=document, deep_keys=frozenset(root.deep_keys))
        if batch[0].is_reentry:
            (again,) = batch
            body = print_scope(next(iter(again.scopes.values())))
            document = print_operation(OperationKind.QUERY, name, declared, body)
            calls: tuple[EntityCall, ...] = (_reentry(again),)
            return replace(fetch, kind=OperationKind.QUERY, document=document, calls=calls)
        calls, bodies = self._calls(batch)
        declared = [f"${call.variable}:[_Any!]!" for call in calls] + declared
        document = print_operation(OperationKind.QUERY, name, declared, f"{{{' '.join(bodies)}}}")
        return replace(fetch, kind=OperationKind.QUERY, document=document, calls=calls)

    def _used_variables(self, batch: Batch) -> frozenset[str]:
        arguments = {
            field.arguments
            for group in batch
            for top in group.scopes.values()
            for scope in top.walk()
            for field in scope.fields.values()
            if field.arguments
        }
        nothing = frozenset[str]()
        return nothing.union(*(self._variables_by_arguments.get(a, nothing) for a in arguments))

    def _calls(self, batch: Batch) -> tuple[tuple[EntityCall, ...], list[str]]:
        """One call for each distinct selection; equal selections at several places share it."""
        by_selection: dict[tuple[str, bool], list[FetchGroup]] = {}
        for group in batch:
            key = (print_entity_scopes(group.scopes), group.keeps_typename)
            by_selection.setdefault(key, []).append(group)
        single = len(by_selection) == 1
        calls, bodies = [], []
        for number, ((selection, keeps_typename), groups) in enumerate(by_selection.items()):
            alias = "_entities" if single else f"_e{number}"
            variable = self._free(REPRESENTATIONS if single else f"{REPRESENTATIONS}{number}")
            calls.append(
                EntityCall(
                    alias,
                    variable,
                    tuple(EntityTarget(group.path, tuple(group.parts)) for group in groups),
                    frozenset().union(*(group.deep_keys for group in groups)),
                    keeps_typename,
                )
            )
            prefix = "" if single else f"{alias}:"
            bodies.append(f"{prefix}_entities(representations:${variable}){selection}")
        return tuple(calls), bodies

    def _free(self, variable: str) -> str:
        while variable in self._definitions:
            variable = f"_{variable}"
        return variable


def _reentry(group: FetchGroup) -> EntityCall:
    target = EntityTarget(group.path, tuple(group.parts))
    return EntityCall("", "", (target,), frozenset(group.deep_keys))


def _variables_by_arguments(selection: Selection) -> Iterator[tuple[str, frozenset[str]]]:
    for field in selection.fields:
        if field.variables:
            yield field.arguments, field.variables
        if field.selection is not None:
            yield from _variables_by_arguments(field.selection)
