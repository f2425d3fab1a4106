"""The door of composition: its stages, its gates, and what it leaves behind."""

from itertools import permutations

import pytest

from router.composition.compose import compose
from router.schema.subgraph import Subgraph
from router.schema.supergraph_reader import read_supergraph

HEADER = """
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
"""
BOOKS = """
type Query { books: [Book] }
type Book @key(fields: "isbn") { isbn: ID! title: ID }
"""
ORDERS = """
type Mutation { buy: Book }
type Book @key(fields: "isbn") { isbn: ID! sold: Int }
"""
USERS = """
type Query { me: User }
type User { name: ID reads: Book }
type Book @key(fields: "isbn", resolvable: false) { isbn: ID! }
"""
SUBGRAPHS = [
    Subgraph(name, f"http://{name}/", HEADER + sdl)
    for name, sdl in {"books": BOOKS, "orders": ORDERS, "users": USERS}.items()
]


def test_the_order_of_subgraphs_is_of_no_matter():
    """Every order gives the same bytes."""
    texts = {compose(order).supergraph_sdl for order in permutations(SUBGRAPHS)}
    assert len(texts) == 1


def test_the_result_has_three_forms_of_one_supergraph():
    """A value, its SDL, and what clients see of it."""
    result = compose(SUBGRAPHS)
    assert result.ok
    assert result.supergraph == read_supergraph(result.supergraph_sdl)
    assert [graph.name for graph in result.supergraph.graphs] == ["books", "orders", "users"]
    assert "join__" not in result.api_sdl
    assert "sold: Int" in result.api_sdl


def test_a_result_with_errors_has_nothing_else():
    """No supergraph in any form, and no hints about one."""
    result = compose([Subgraph("a", "", "type User { id: ID } enum Unused { A }")])
    assert not result.ok
    assert (result.supergraph, result.supergraph_sdl, result.api_sdl) == (None, None, None)
    assert result.hints == ()
    assert [error.code for error in result.errors] == ["NO_QUERIES"]


def test_every_subgraph_is_read_and_checked_before_stopping(errors_of):
    """One that cannot be parsed does not hide what is wrong with another."""
    assert errors_of(
        a="type Query {", b='type User @key(fields: "id") { id: ID! x: ID @external }'
    ) == ["EXTERNAL_UNUSED", "INVALID_GRAPHQL"]


def test_a_stage_waits_for_the_one_before(errors_of):
    """Wrong field sets come alone, before anybody asks who shares what."""
    assert errors_of(
        a='type Query { u: User } type User @key(fields: "no") { id: ID! }',
        b="type Query { u: User } type User { id: ID! }",
    ) == ["KEY_INVALID_FIELDS"]


def test_all_errors_of_the_merge_come_together(errors_of):
    """Types, sharing and enums at once."""
    assert errors_of(
        a="type Query { a: Int e(e: E): E } enum E { A B }",
        b="type Query { a: ID } enum E { A }",
    ) == ["ENUM_VALUE_MISMATCH", "FIELD_TYPE_MISMATCH", "INVALID_FIELD_SHARING"]


def test_linked_features_come_before_everything_else_in_the_merge(errors_of):
    """What is composed must be clear before anything is."""
    compose_nothing = """
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"])
      @composeDirective(name: "@nothing")
    type Query { a: ID }
    """
    assert errors_of(a=compose_nothing, b="type Query { a: ID }") == ["DIRECTIVE_COMPOSITION_ERROR"]


def test_federation_1_is_upgraded_first(supergraph_of):
    """Its value types are shared, its extensions complete what others define."""
    supergraph = supergraph_of(
        a='type Query { u: User } type User @key(fields: "id") { id: ID! size: Size }'
        " type Size { w: Int } # fed1",
        b='extend type User @key(fields: "id") { id: ID! @external other: Size }'
        " type Size { w: Int } # fed1",
    )
    assert list(supergraph.types["User"].fields) == ["id", "size", "other"]
    assert supergraph.join_version == "v0.3"


@pytest.mark.parametrize("name", ["", "_"])
def test_some_names_are_reserved(name):
    """A subgraph must have one that can be an enum value."""
    (error,) = compose([Subgraph(name, "", "type Query { a: ID }")]).errors
    assert error.code == "INVALID_SUBGRAPH_NAME"


def test_names_are_unique():
    """Two subgraphs of one name could not be told apart."""
    errors = compose([SUBGRAPHS[0], SUBGRAPHS[0]]).errors
    assert [error.code for error in errors] == ["INVALID_SUBGRAPH_NAME"]


def test_errors_say_where(result_of):
    """Subgraph, line and column in the SDL that the caller handed in."""
    (error,) = result_of(a="type Query { a: ID }", b="\n\n  type Query {\n    a: ID\n  }").errors
    assert [(place.subgraph, place.line, place.column) for place in error.locations] == [
        ("a", 1, 14),
        ("b", 4, 5),
    ]
