"""Saying why a field cannot be reached: an operation that asks for it, and the reasons."""

from dataclasses import dataclass

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.query_graph.graph import Node, QueryGraph
from router.query_graph.position import Position
from router.query_graph.reach import Reach
from router.schema.definition import COMPOSITE_KINDS, FieldDefinition, TypeDefinition, TypeKind
from router.schema.field_set import FieldSet, print_field_set
from router.schema.join import FieldJoin
from router.schema.type_ref import TypeRef

_LATEST_STAGE = 24


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from the root: a field of `type_name`, or ("") a type condition."""

    parent: "Step | None"
    field: str
    type_name: str

    def steps(self) -> "list[Step]":
        """From the root to here."""
        found: list[Step] = []
        step: Step | None = self
        while step is not None:
            found.append(step)
            step = step.parent
        return found[::-1]

    def path(self) -> str:
        """Field names from the root, for messages."""
        return ".".join(step.field for step in self.steps() if step.field)


def describe_failure(
    graph: QueryGraph,
    definition: TypeDefinition,
    field: FieldDefinition,
    step: Step,
    closures: list[Position],
) -> Issue:
    """The error for a field that no subgraph can answer on the way of `step`.

    closures: for each node at which the object may be, all that can be reached from there.
    """
    lines = [
        "The following supergraph API query:",
        _operation(graph, step, field),
        "cannot be satisfied by the subgraphs because:",
    ]
    for closure in closures:
        start = closure.candidates[0].node
        lines.append(f'- from subgraph "{graph.graph_name(start)}":')
        lines.extend(f"  - {reason}." for reason in _reasons(graph, definition, field, closure))
    coordinate = f"{definition.name}.{field.name}"
    return CompositionCode.SATISFIABILITY_ERROR.issue("\n".join(lines), coordinate=coordinate)


def _operation(graph: QueryGraph, step: Step, field: FieldDefinition) -> str:
    types = graph.supergraph.types
    lines, depth = ["{"], 1
    for part in step.steps():
        indent = "  " * depth
        if part.field:
            part_field = types[part.type_name].fields[part.field]
            lines.append(f"{indent}{part.field}{_arguments(graph, part_field)} {{")
        else:
            lines.append(f"{indent}... on {part.type_name} {{")
        depth += 1
    target = types.get(field.type.name)
    if target is None or target.kind not in COMPOSITE_KINDS:
        lines[-1] = lines[-1].removesuffix(" {")
        depth -= 1
    else:
        lines.append("  " * depth + "...")
    lines.extend("  " * level + "}" for level in range(depth - 1, -1, -1))
    return "\n".join(lines)


def _arguments(graph: QueryGraph, field: FieldDefinition) -> str:
    required = [a for a in field.arguments.values() if a.is_required and not a.has("inaccessible")]
    if not required:
        return ""
    inner = ", ".join(f"{a.name}: {_dummy(graph, a.type, 0)}" for a in required)
    return f"({inner})"


_DUMMIES = {"Int": "0", "Float": "3.14", "Boolean": "true", "String": '"A string value"'}


def _dummy(graph: QueryGraph, type_ref: TypeRef, depth: int) -> str:
    if type_ref.is_list:
        return "[]"
    definition = graph.supergraph.types.get(type_ref.name)
    if definition is not None and definition.kind is TypeKind.ENUM:
        return next(iter(definition.values), "null")
    if definition is not None and definition.kind is TypeKind.INPUT and depth < 3:
        required = [f for f in definition.input_fields.values() if f.is_required]
        inner = ", ".join(f"{f.name}: {_dummy(graph, f.type, depth + 1)}" for f in required)
        return f"{{{inner}}}"
    return _DUMMIES.get(type_ref.name, '"<any>"')


def _reasons(
    graph: QueryGraph, definition: TypeDefinition, field: FieldDefinition, closure: Position
) -> list[str]:
    coordinate = f'"{definition.name}.{field.name}"'
    reasons = [f"cannot find field {coordinate}"]
    start = closure.candidates[0].node
    for node in graph.nodes:
        if node.type_name == definition.name and node.graph != start.graph:
            reason = _reason(graph, field, closure, node)
            if reason and reason not in reasons:
                reasons.append(reason)
    return reasons


def _reason(graph: QueryGraph, field: FieldDefinition, closure: Position, node: Node) -> str | None:
    """Why the field cannot be had from one more subgraph; None if that one has no such field."""
    name, type_name = graph.graph_name(node), node.type_name
    edge = node.fields.get(field.name)
    if edge is None:
        join = _join(graph, field, node)
        if join is not None and join.external:
            marked = f'marked @external in subgraph "{name}"'
            return f'field "{type_name}.{field.name}" is not resolvable because {marked}'
        return None
    where = f'cannot move to subgraph "{name}", which has field "{type_name}.{field.name}", because'
    entries = [e for e in graph.entries.get(type_name, ()) if e.node.graph == node.graph]
    if not entries:
        has_key = any(
            j.key for j in graph.supergraph.types[type_name].joins if j.graph == _id(graph, node)
        )
        missing = "no resolvable @key" if has_key else "no @key defined"
        return f'{where} type "{type_name}" has {missing} in subgraph "{name}"'
    reach = Reach(graph)
    for entry in entries:
        if reach.derive(closure, entry.key, _LATEST_STAGE) is None:
            return f"{where} {_unreachable(entry.key, 'key', name)}"
    if edge.requires is not None:
        return f"{where} {_unreachable(edge.requires, '@requires', name)}"
    return f'{where} no key of type "{type_name}" can be gathered'


def _unreachable(field_set: FieldSet, what: str, subgraph: str) -> str:
    text = print_field_set(field_set)
    return f'cannot gather the fields of {what} "{text}" for subgraph "{subgraph}"'


def _join(graph: QueryGraph, field: FieldDefinition, node: Node) -> FieldJoin | None:
    return next((join for join in field.joins if join.graph == _id(graph, node)), None)


def _id(graph: QueryGraph, node: Node) -> str:
    return graph.supergraph.graphs[node.graph].id
