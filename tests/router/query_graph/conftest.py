"""Query graphs in tests: SDL by subgraph name in, a graph and a way to look into it out."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from router.composition.compose import compose
from router.query_graph.build import build_query_graph
from router.query_graph.graph import Node, QueryGraph
from router.query_graph.position import Position
from router.query_graph.reach import Reach
from router.schema.field_set import print_field_set
from router.schema.subgraph import Subgraph

FEDERATION_2 = """
extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: [
    "@external" "@interfaceObject" "@key" "@override" "@provides" "@requires" "@shareable"
  ]
)
"""


@dataclass(frozen=True)
class Look:
    """A query graph, with questions about it."""

    graph: QueryGraph

    def node(self, subgraph: str, type_name: str) -> Node:
        """The plain node of a type, not a view of it."""
        return next(
            node
            for node in self.graph.nodes
            if (self.graph.graph_name(node), node.type_name) == (subgraph, type_name)
        )

    def fields(self, subgraph: str, type_name: str) -> set[str]:
        """What a subgraph resolves on a type."""
        return set(self.node(subgraph, type_name).fields)

    def entries(self, type_name: str) -> list[str]:
        """The ways in, as "subgraph: typename(key)"."""
        return [
            f"{self.graph.graph_name(entry.node)}: {entry.typename}({print_field_set(entry.key)})"
            for entry in self.graph.entries.get(type_name, ())
        ]

    def reached(self, subgraph: str, type_name: str) -> tuple[Reach, Position]:
        """The position of an object that is in one subgraph, with all that it can be moved to."""
        reach = Reach(self.graph)
        position = reach.start([self.node(subgraph, type_name)], type_name)
        reach.expand(position)
        return reach, position

    def stages(self, position: Position) -> dict[str, int]:
        """Where the object can be had, and after how many moves."""
        return {self.graph.graph_name(c.node): c.stage for c in position.candidates}


@pytest.fixture(scope="session")
def graph_of() -> Callable[..., Look]:
    """`graph_of(books="type Query { … }", prices="…")` composes and builds."""

    def build(**subgraphs: str) -> Look:
        composed = compose(
            [Subgraph(name, f"http://{name}", FEDERATION_2 + it) for name, it in subgraphs.items()]
        )
        assert composed.supergraph is not None, [str(it.message) for it in composed.errors]
        return Look(build_query_graph(composed.supergraph))

    return build
