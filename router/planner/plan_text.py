"""A plan for people to read, in the notation that users of federation know.

The run-time form of a plan is a DAG. What is printed is its levels: a Sequence of what has to wait,
a Parallel of what need not. The names are Apollo's (QueryPlan, Sequence, Parallel, Flatten, Fetch),
so that plans can be compared; `after`, `id` and `reason` are ours.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graphql.language import (
    DocumentNode,
    FieldNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
    print_ast,
)

if TYPE_CHECKING:  # plan.py prints itself through this module
    from .plan import EntityCall, EntityTarget, Fetch, PathSegment, QueryPlan, RepresentationPart


def plan_to_text(plan: "QueryPlan") -> str:
    """The plan as indented text."""
    lines = list(_tree_lines(plan))
    if not lines:
        return "QueryPlan {}"
    return "\n".join(("QueryPlan {", *(f"  {line}" for line in lines), "}"))


def plan_to_json(plan: "QueryPlan") -> dict[str, Any]:
    """The plan as a JSON object."""
    levels = [[_fetch_json(fetch) for fetch in level] for level in _levels(plan)]
    steps = [
        level[0] if len(level) == 1 else {"kind": "Parallel", "nodes": level} for level in levels
    ]
    node = None
    if steps:
        node = steps[0] if len(steps) == 1 else {"kind": "Sequence", "nodes": steps}
    return {"kind": "QueryPlan", "node": node}


def _levels(plan: "QueryPlan") -> list[list["Fetch"]]:
    depth: dict[int, int] = {}
    levels: list[list[Fetch]] = []
    for fetch in plan.fetches:
        depth[fetch.id] = 1 + max((depth[parent] for parent in fetch.after), default=-1)
        while len(levels) <= depth[fetch.id]:
            levels.append([])
        levels[depth[fetch.id]].append(fetch)
    return levels


def _tree_lines(plan: "QueryPlan") -> Iterator[str]:
    levels = _levels(plan)
    sequence = len(levels) > 1
    if sequence:
        yield "Sequence {"
    indent = "  " if sequence else ""
    for level in levels:
        parallel = len(level) > 1
        if parallel:
            yield f"{indent}Parallel {{"
        inner = indent + ("  " if parallel else "")
        for fetch in level:
            yield from (f"{inner}{line}" for line in _fetch_lines(fetch))
        if parallel:
            yield f"{indent}}},"
    if sequence:
        yield "},"


def _fetch_lines(fetch: "Fetch") -> Iterator[str]:
    document = parse(fetch.document, no_location=True)
    if not fetch.calls:
        yield f'Fetch(service: "{fetch.subgraph}") {{'
        yield from (f"  {line}" for line in _selection_lines(_operation(document).selection_set))
        yield "},"
        return
    for call in fetch.calls:
        paths = ", ".join(print_path(target.path) for target in call.targets)
        yield f'Flatten(path: "{paths}") {{'
        yield f'  Fetch(service: "{fetch.subgraph}") {{  # {fetch.reason}'
        for target in call.targets[:1]:
            if not call.is_reentry:
                yield f"    {{ {_representation_text(target)} }} =>"
        selections = _selections(document, call)
        yield from (f"    {line}" for line in _selection_lines(selections))
        yield "  },"
        yield "},"


def _operation(document: DocumentNode) -> OperationDefinitionNode:
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    return operation


def _selections(document: DocumentNode, call: "EntityCall") -> SelectionSetNode:
    """What a call asks of its objects."""
    if call.is_reentry:
        return _operation(document).selection_set
    for node in _operation(document).selection_set.selections:
        assert isinstance(node, FieldNode)
        key = node.alias.value if node.alias else node.name.value
        if key == call.alias and node.selection_set is not None:
            return node.selection_set
    raise AssertionError(call.alias)


def _selection_lines(selections: SelectionSetNode) -> list[str]:
    return print_ast(selections).split("\n")


def print_path(path: "tuple[PathSegment, ...]") -> str:
    """`orders.edges.@.node|[Book]`: "@" stands for each item of a list."""
    parts = []
    for segment in path:
        types = "" if segment.types is None else f"|[{','.join(sorted(segment.types))}]"
        parts.append(".".join((segment.key, *["@"] * segment.lists)) + types)
    return ".".join(parts)


def _representation_text(target: "EntityTarget") -> str:
    return " ".join(
        f"... on {part.typename or '|'.join(sorted(part.types or ()))} {{ {_part_text(part)} }}"
        for part in target.parts
    )


def _part_text(part: "RepresentationPart") -> str:
    names = ["__typename"] if part.typename is not None else []
    for field in part.fields:
        below = ""
        if field.children is not None:
            below = " { " + " ".join(_part_text(child) for child in field.children) + " }"
        alias = "" if field.storage_key == field.name else f"{field.storage_key}: "
        names.append(f"{alias}{field.name}{below}")
    return " ".join(names)


def _fetch_json(fetch: "Fetch") -> dict[str, Any]:
    node: dict[str, Any] = {
        "kind": "Fetch",
        "id": fetch.id,
        "after": list(fetch.after),
        "serviceName": fetch.subgraph,
        "operationKind": str(fetch.kind),
        "operationName": fetch.operation_name,
        "operation": fetch.document,
        "variableUsages": list(fetch.variables),
    }
    if not fetch.calls:
        return node
    node["reason"] = fetch.reason
    node["requires"] = [
        _representation_text(target)
        for call in fetch.calls
        for target in call.targets
        if not call.is_reentry
    ]
    paths = [print_path(target.path) for call in fetch.calls for target in call.targets]
    return {"kind": "Flatten", "path": paths[0] if len(paths) == 1 else paths, "node": node}
