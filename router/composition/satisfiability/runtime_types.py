"""Subgraphs that share a field of an abstract type should agree on what it can return.

A shared field may be answered by any of its subgraphs. If no runtime type is common to all of them,
no selection on it can be right (SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES); if some differ, a client
may get an answer or not, depending on the plan (a hint).
"""

from router.composition.codes import CompositionCode, HintCode
from router.composition.issue import Issue, Level
from router.query_graph.graph import QueryGraph
from router.schema.definition import FieldDefinition, TypeDefinition

from .closures import NodeSet
from .witness import Step


class RuntimeTypeCheck:
    """Collects what is found about each field once."""

    def __init__(self, graph: QueryGraph) -> None:
        self.errors: list[Issue] = []
        self.hints: list[Issue] = []
        self._graph = graph
        self._checked: set[str] = set()

    def check(
        self, definition: TypeDefinition, field: FieldDefinition, nodes: NodeSet, step: Step
    ) -> None:
        """Compare what the nodes' subgraphs return for a field they resolve themselves."""
        target = self._graph.supergraph.types[field.type.name]
        coordinate = f"{definition.name}.{field.name}"
        if not target.is_abstract or coordinate in self._checked:
            return
        tails = [
            (node, edge.target)
            for node in (self._graph.nodes[number] for number in sorted(nodes))
            if (edge := node.fields.get(field.name)) is not None and edge.target is not None
        ]
        known = {
            self._graph.graph_name(node): tail.object_types
            for node, tail in tails
            if tail.object_types is not None
        }
        if len(set(known.values())) < 2:
            return
        self._checked.add(coordinate)
        common = frozenset.intersection(*known.values())
        described = "; ".join(
            f'in subgraph "{name}", {_listed(types)}' for name, types in sorted(known.items())
        )
        about = (
            f'For the shared field "{coordinate}" of type "{field.type}" (reached by '
            f"{step.path()}), the possible runtime types differ: {described}."
        )
        if common:
            message = f"{about} Only objects of the types common to all can be relied on."
            code = HintCode.INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN
            self.hints.append(Issue(code, message, Level.WARN, (), coordinate))
        else:
            message = (
                f"{about} They have no type in common, so no subgraph can stand in for another."
            )
            code_of_error = CompositionCode.SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES
            self.errors.append(Issue(code_of_error, message, Level.ERROR, (), coordinate))


def _listed(types: frozenset[str]) -> str:
    names = ", ".join(f'"{name}"' for name in sorted(types))
    return names or "none"
