"""What composes can be planned: composition and planner agree on what is reachable."""

import pytest
from graphql import parse, validate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from router.composition.compose import compose
from router.composition.satisfiability.walk import label_assignments
from router.planner.operation import read_operation
from router.planner.planner import Planner
from router.query_graph.build import build_query_graph
from router.schema.api_schema import build_api_schema
from router.schema.subgraph import Subgraph
from router.schema.supergraph import Supergraph
from tests.router.composition.feature_graphs import FEATURE_GRAPHS, LINK
from tests.router.composition.satisfiability.every_field import operations_for_every_field

_TYPES = ("A", "B", "C")
_KEYS = ("id", "sku", "id sku", "next { id }")
_RESOLVABLE = (*[""] * 15, ", resolvable: false")


def _plan_every_field(supergraph: Supergraph) -> int:
    """Plan an operation for each field under each assignment of labels; PlanningError if not."""
    schema, graph = build_api_schema(supergraph), build_query_graph(supergraph)
    planner, planned = Planner(graph), 0
    for coordinate, operation in operations_for_every_field(schema):
        document = parse(operation)
        assert not validate(schema, document), (coordinate, operation)
        for labels in label_assignments(graph):
            planner.plan(read_operation(document, None), frozenset(), labels)
            planned += 1
    return planned


@pytest.mark.parametrize("graph", FEATURE_GRAPHS, ids=lambda graph: graph.name)
def test_every_field_of_a_feature_graph_is_plannable(graph):
    """One graph for each feature of federation."""
    supergraph = compose(graph.subgraphs).supergraph
    assert _plan_every_field(supergraph) >= 4


@st.composite
def _entity(draw: st.DrawFn, name: str, number: int) -> str:
    """A type as one subgraph has it: keys, shared fields that they need, a field of its own."""
    keys = draw(st.lists(st.sampled_from(_KEYS), max_size=2, unique=True))
    if "id" not in keys and draw(st.integers(0, 15)):
        keys.append("id")
    needed = {word for key in keys for word in key.split() if word not in "{}"}
    needed |= draw(st.sets(st.sampled_from(["id", "sku", "next"])))
    fields = [f"own{number}: Int"]
    if "next" in needed:
        fields.append(f"next: {_TYPES[(_TYPES.index(name) + 1) % len(_TYPES)]} @shareable")
    fields += [f"{field}: ID @shareable" for field in ("id", "sku") if field in needed]
    fields += ["id: ID @shareable"] if "id" not in needed else []
    written = [f'@key(fields: "{key}"{draw(st.sampled_from(_RESOLVABLE))})' for key in keys]
    # The reference lets a field with @requires come back by a key that is not resolvable, and so do
    # we; but there is no request that could do it, and the planner says so.
    resolvable = not any("resolvable" in key for key in written)
    if keys and resolvable and draw(st.booleans()):
        fields += ["far: Int @external", f'near{number}: Int @requires(fields: "far")']
    return f"type {name} {' '.join(written)} {{ {' '.join(fields)} }}"


@st.composite
def graphs(draw: st.DrawFn) -> list[Subgraph]:
    """Two or three subgraphs that all know all types, and disagree on how to reach them."""
    subgraphs = []
    for number in range(draw(st.integers(2, 3))):
        roots = draw(st.sets(st.sampled_from(_TYPES), min_size=0 if number else 1))
        query = " ".join(f"{name.lower()}{number}: {name}" for name in sorted(roots))
        types = [draw(_entity(name, number)) for name in _TYPES]
        sdl = f"type Query {{ {query} }} {' '.join(types)}" if query else " ".join(types)
        subgraphs.append(Subgraph(f"s{number}", "", sdl + LINK))
    owner = " ".join(f'type {name} @key(fields: "id") {{ id: ID far: Int }}' for name in _TYPES)
    return [*subgraphs, Subgraph("owner", "", owner + LINK)]


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(graphs())
def test_every_field_of_what_composes_is_plannable(subgraphs):
    """Whatever the keys and requirements: satisfiability promises no more than there is."""
    result = compose(subgraphs)
    assert {error.code for error in result.errors} <= {"SATISFIABILITY_ERROR"}
    if result.supergraph is not None:
        assert _plan_every_field(result.supergraph) > 0
