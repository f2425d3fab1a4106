"""Subgraphs that share a field of an abstract type should agree on what it can return.

A shared field may be answered by any of its subgraphs. If no runtime type is common to all of them,
no selection on it can be right (SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES); if some differ, a client
may get an answer or not, depending on the plan (a hint).

Only subgraphs that return the abstract type itself take part. One whose field has an object type
has said in its schema what it returns, and an interface object does not know its runtime types.
"""

from router.composition.codes import CompositionCode, HintCode
from router.composition.issue import Issue
from router.query_graph.graph import Node, NodeKind, QueryGraph
from router.schema.definition import FieldDefinition, TypeDefinition

from .closures import NodeSet
from .witness import Step

_ABSTRACT = frozenset({NodeKind.INTERFACE, NodeKind.UNION})


class RuntimeTypeCheck:
    """Collects what is found about each field once."""

    def __init__(self, graph: QueryGraph) -> None:
        self.errors: list[Issue] = []
        self.hints: list[Issue] = []
        self._graph = graph
        self._checked: set[str] = set()
        self._agreeing: set[tuple[str, NodeSet]] = set()

    def check(
        self, definition: TypeDefinition, field: FieldDefinition, tails: NodeSet, step: Step
    ) -> None:
        """Compare the possible types at all the nodes to which a field may lead."""
        target = self._graph.supergraph.types[field.type.name]
        coordinate = f"{definition.name}.{field.name}"
        if (
            not target.is_abstract
            or len(tails) < 2
            or coordinate in self._checked
            or (coordinate, tails) in self._agreeing
        ):
            return
        known = self._types_by_subgraph(tails)
        if len(set(known.values())) < 2 or not _is_shareable(definition, field):
            self._agreeing.add((coordinate, tails))
            return
        self._checked.add(coordinate)
        described = "; ".join(
            f'in subgraph "{name}", {_listed(types)}' for name, types in sorted(known.items())
        )
        about = (
            f'For the shared field "{coordinate}" of type "{field.type}" (reached by '
            f"{step.path()}), the possible runtime types differ: {described}."
        )
        if self._visible(target).intersection(*known.values()):
            message = f"{about} Only objects of the types common to all can be relied on."
            hint = HintCode.INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN
            self.hints.append(hint.issue(message, coordinate=coordinate))
        else:
            message = (
                f"{about} They have no type in common, so no subgraph can stand in for another."
            )
            error = CompositionCode.SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES
            self.errors.append(error.issue(message, coordinate=coordinate))

    def _types_by_subgraph(self, tails: NodeSet) -> dict[str, frozenset[str]]:
        nodes: list[Node] = [self._graph.nodes[number] for number in sorted(tails)]
        return {
            self._graph.graph_name(node): frozenset(node.casts)
            for node in nodes
            if node.kind in _ABSTRACT
        }

    def _visible(self, target: TypeDefinition) -> frozenset[str]:
        types = self._graph.supergraph.types
        names = self._graph.possible_types[target.name]
        return frozenset(name for name in names if not types[name].has("inaccessible"))


def _is_shareable(definition: TypeDefinition, field: FieldDefinition) -> bool:
    """Whether several subgraphs resolve the field; a @provides makes nobody share it."""
    if not field.joins:
        return len({join.graph for join in definition.joins}) > 1
    resolving = [j for j in field.joins if not j.external and not j.used_overridden]
    return len(resolving) > 1


def _listed(types: frozenset[str]) -> str:
    names = ", ".join(f'"{name}"' for name in sorted(types))
    return names or "none"
