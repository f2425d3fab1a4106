"""What holds for every plan, whatever the operation (engine design, section 6.2).

In:   a plan, the query graph it was made on, and each subgraph's schema (subgraph_schema.py).
Out:  nothing; AssertionError says which fetch breaks which rule.

Places of the tree are tuples of storage keys from the root; list levels do not show in them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from graphql import (
    FieldNode,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
    validate,
)

from router.planner.plan import (
    EntityCall,
    EntityTarget,
    Fetch,
    ObjectShape,
    OperationKind,
    PathSegment,
    QueryPlan,
    RepresentationPart,
)
from router.query_graph.graph import FieldEdge, Node, QueryGraph
from router.schema.field_set import FieldSelection

Place = tuple[str, ...]


def check_plan(plan: QueryPlan, graph: QueryGraph, schemas: Mapping[str, GraphQLSchema]) -> None:
    """Check all invariants of one plan."""
    ancestors = _ancestors(plan)
    selected = {fetch.id: frozenset(_places(fetch)) for fetch in plan.fetches}
    for fetch in plan.fetches:
        operation = _operation(fetch)
        errors = validate(schemas[fetch.subgraph], parse(fetch.document))
        assert not errors, f"fetch {fetch.id} is not valid: {errors}\n{fetch.document}"
        _check_resolved(graph, fetch, operation)
        before = frozenset[Place]().union(*(selected[one] for one in ancestors[fetch.id]))
        for call in fetch.calls:
            for target in call.targets:
                _check_inputs(fetch, target, before)
    everything = frozenset[Place]().union(*selected.values())
    _check_shape(plan.shape, (), everything)
    if plan.kind is OperationKind.MUTATION:
        _check_turns(plan, ancestors)


def _ancestors(plan: QueryPlan) -> dict[int, frozenset[int]]:
    """Rule 4: the fetches form a DAG, in an order that says so."""
    ancestors: dict[int, frozenset[int]] = {}
    for number, fetch in enumerate(plan.fetches):
        assert fetch.id == number
        assert all(parent < number for parent in fetch.after), f"fetch {number} waits for later"
        ancestors[number] = frozenset(fetch.after).union(*(ancestors[p] for p in fetch.after))
    return ancestors


# --- rule 2: a subgraph is asked only what it resolves there ---


def _check_resolved(graph: QueryGraph, fetch: Fetch, operation: OperationDefinitionNode) -> None:
    if not fetch.calls or fetch.calls[0].is_reentry:
        (root,) = (n for n in graph.roots[fetch.kind] if graph.graph_name(n) == fetch.subgraph)
        _check_selections(root, operation.selection_set, fetch)
        return
    for call in fetch.calls:
        sent = {
            field.name for target in call.targets for part in target.parts for field in part.fields
        }
        for fragment in _entities(operation, call).selections:
            assert isinstance(fragment, InlineFragmentNode)
            assert fragment.type_condition is not None
            typename = fragment.type_condition.name.value
            nodes = [
                entry.node
                for entries in graph.entries.values()
                for entry in entries
                if entry.typename == typename and graph.graph_name(entry.node) == fetch.subgraph
            ]
            assert nodes, f'fetch {fetch.id} enters "{typename}", which has no key there'
            _check_selections(nodes[0], fragment.selection_set, fetch, frozenset(sent))


def _check_selections(
    node: Node,
    selections: SelectionSetNode,
    fetch: Fetch,
    sent: frozenset[str] = frozenset(),
) -> None:
    for selection in selections.selections:
        if isinstance(selection, InlineFragmentNode):
            assert selection.type_condition is not None
            name = selection.type_condition.name.value
            target = node if name == node.type_name else node.casts.get(name)
            assert target is not None, f"fetch {fetch.id}: {node.type_name} is never a {name}"
            _check_selections(target, selection.selection_set, fetch, sent)
            continue
        assert isinstance(selection, FieldNode)
        where = f"{node.type_name}.{selection.name.value}"
        if selection.name.value == "__typename":
            assert not node.is_interface_object, f"fetch {fetch.id} trusts {where}"
            continue
        edge = node.fields.get(selection.name.value)
        assert edge is not None, f"fetch {fetch.id} asks for {where}, which is not resolved there"
        _check_required(edge, sent, f"fetch {fetch.id} asks for {where}")
        if selection.selection_set is not None:
            assert edge.target is not None
            _check_selections(edge.target, selection.selection_set, fetch)


def _check_required(edge: FieldEdge, sent: frozenset[str], what: str) -> None:
    for required in edge.requires or ():
        if isinstance(required, FieldSelection) and required.name != "__typename":
            assert required.name in sent, f"{what}, but does not send {required.name}"


# --- rule 3: what a representation needs is there by then ---


def _check_inputs(fetch: Fetch, target: EntityTarget, before: frozenset[Place]) -> None:
    place: Place = ()
    for segment in target.path:
        place = (*place, segment.key)
        assert place in before, f"fetch {fetch.id}: nobody fetched {place} before"
        if segment.types is not None:
            assert (*place, "__typename") in before, f"fetch {fetch.id}: no runtime type at {place}"
    _check_parts(fetch, target.parts, place, before)


def _check_parts(
    fetch: Fetch, parts: Iterable[RepresentationPart], place: Place, before: frozenset[Place]
) -> None:
    for part in parts:
        if part.types is not None or part.typename == "":
            assert (*place, "__typename") in before, f"fetch {fetch.id}: no runtime type at {place}"
        for field in part.fields:
            stored = (*place, field.storage_key)
            assert stored in before, f"fetch {fetch.id}: nobody fetched {stored} before"
            _check_parts(fetch, field.children or (), stored, before)


# --- rule 5: what the client asked for is asked of somebody ---


def _check_shape(shape: ObjectShape, place: Place, selected: frozenset[Place]) -> None:
    if shape.static_type is None:
        assert (*place, "__typename") in selected, f"no runtime type at {place}"
        return  # a type that not every alternative can return is left out on purpose
    for field in shape.variants[shape.static_type]:
        if field.constant is not None or field.coordinate.split(".")[1].startswith("__"):
            continue
        stored = (*place, field.storage_key)
        assert stored in selected, f"nobody fetches {stored}"
        if field.object is not None:
            _check_shape(field.object, stored, selected)


# --- rule 4: mutations ---


def _check_turns(plan: QueryPlan, ancestors: Mapping[int, frozenset[int]]) -> None:
    roots = [fetch for fetch in plan.fetches if not fetch.calls]
    names = [
        _key(node)
        for root in roots
        for node in _operation(root).selection_set.selections
        if isinstance(node, FieldNode)
    ]
    assert len(names) == len(set(names)), f"a mutation is executed twice: {names}"
    for earlier, later in pairwise(roots):
        for fetch in plan.fetches:
            follows = earlier.id in ancestors[fetch.id] and later.id not in ancestors[fetch.id]
            if (follows and fetch is not later) or fetch is earlier:
                assert fetch.id in ancestors[later.id], f"{later.id} does not wait for {fetch.id}"


# --- places ---


def _operation(fetch: Fetch) -> OperationDefinitionNode:
    (operation,) = parse(fetch.document, no_location=True).definitions
    assert isinstance(operation, OperationDefinitionNode)
    return operation


def _entities(operation: OperationDefinitionNode, call: EntityCall) -> SelectionSetNode:
    if call.is_reentry:
        return operation.selection_set
    for node in operation.selection_set.selections:
        if isinstance(node, FieldNode) and _key(node) == call.alias:
            assert node.selection_set is not None
            return node.selection_set
    raise AssertionError(f'no "{call.alias}" in the document')


def _places(fetch: Fetch) -> Iterator[Place]:
    """Everywhere the answer to a fetch writes to."""
    operation = _operation(fetch)
    if not fetch.calls:
        yield from _places_below(operation.selection_set, ())
    for call in fetch.calls:
        for target in call.targets:
            yield from _places_below(_entities(operation, call), _place_of(target.path))


def _place_of(path: Sequence[PathSegment]) -> Place:
    return tuple(segment.key for segment in path)


def _places_below(selections: SelectionSetNode, place: Place) -> Iterator[Place]:
    for selection in selections.selections:
        if isinstance(selection, InlineFragmentNode):
            yield from _places_below(selection.selection_set, place)
        elif isinstance(selection, FieldNode):
            below = (*place, _key(selection))
            yield below
            if selection.selection_set is not None:
                yield from _places_below(selection.selection_set, below)


def _key(node: FieldNode) -> str:
    return node.alias.value if node.alias else node.name.value
