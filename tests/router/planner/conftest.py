"""Planning in tests: SDL by subgraph name and an operation in, a checked plan out."""

from collections.abc import Callable, Mapping

import pytest
from graphql import parse, validate

from router.composition.compose import compose
from router.planner.operation import read_operation
from router.planner.plan import QueryPlan
from router.planner.planner import Planner
from router.query_graph.build import build_query_graph
from router.schema.api_schema import build_api_schema
from router.schema.subgraph import Subgraph
from tests.oracle.invariants import check_plan
from tests.oracle.subgraph_schema import executable_schema

FEDERATION_2 = """
extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: [
    "@external" "@extends" "@inaccessible" "@interfaceObject" "@key" "@override" "@provides"
    "@requires" "@shareable"
  ]
)
"""


def planned(
    subgraphs: Mapping[str, str],
    operation: str,
    *,
    true: tuple[str, ...] = (),
    labels: tuple[str, ...] = (),
) -> QueryPlan:
    """Compose, plan, and check what holds for every plan.

    true: the variables in @skip and @include that are true.
    labels: active labels of progressive @override.
    """
    composed = compose(
        [Subgraph(name, f"http://{name}", FEDERATION_2 + sdl) for name, sdl in subgraphs.items()]
    )
    assert composed.supergraph is not None, [str(issue.message) for issue in composed.errors]
    document = parse(operation)
    assert not validate(build_api_schema(composed.supergraph), document)
    graph = build_query_graph(composed.supergraph)
    plan = Planner(graph).plan(read_operation(document, None), frozenset(true), frozenset(labels))
    check_plan(plan, graph, {name: executable_schema(sdl) for name, sdl in subgraphs.items()})
    return plan


@pytest.fixture(scope="session")
def plan_of() -> Callable[..., QueryPlan]:
    """`plan_of({"books": "type Query { … }"}, "{ books { title } }")`."""
    return planned
