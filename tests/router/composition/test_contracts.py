"""Contracts: what tags include and exclude, and what must still make sense then."""

import inspect

import pytest

from router.composition.contracts import filter_supergraph
from router.schema.supergraph_reader import read_supergraph

BOOKS = """
    type Query { book(isbn: ID!, draft: Boolean @tag(name: "inner")): Book @tag(name: "shop")
      audit: Audit @tag(name: "inner") }
    type Book @key(fields: "isbn") @tag(name: "shop") {
      isbn: ID! title: String cost: Int @tag(name: "inner") genre: Genre }
    enum Genre @tag(name: "shop") { CRIME POETRY LOST @tag(name: "inner") }
    type Audit @tag(name: "inner") { by: String }
    type Lost { x: Int @tag(name: "shop") }
"""


@pytest.fixture(scope="module")
def books(supergraph_of):
    """A graph with tags for a shop and for the house."""
    return supergraph_of(books=BOOKS)


def test_excluded_tags_hide_what_carries_them(books):
    """Fields, arguments, values and types; the rest stays."""
    result = filter_supergraph(books, exclude={"inner"})
    assert result.api_sdl == inspect.cleandoc("""
        type Book {
          genre: Genre
          isbn: ID!
          title: String
        }

        enum Genre {
          CRIME
          POETRY
        }

        type Lost {
          x: Int
        }

        type Query {
          book(isbn: ID!): Book
        }
    """) + "\n"  # fmt: skip


def test_included_tags_hide_all_others(books):
    """A type's tag is for all that is in it; arguments stay."""
    result = filter_supergraph(books, include={"inner"})
    assert result.api_sdl == inspect.cleandoc("""
        type Audit {
          by: String
        }

        type Book {
          cost: Int
        }

        enum Genre {
          LOST
        }

        type Query {
          audit: Audit
        }
    """) + "\n"  # fmt: skip


def test_what_is_excluded_is_not_included(books):
    """Neither by its own tag nor by that of its type."""
    result = filter_supergraph(books, include={"shop"}, exclude={"inner"})
    types = result.supergraph.types
    visible = {name for name, item in types["Book"].fields.items() if not item.has("inaccessible")}
    assert visible == {"isbn", "title", "genre"}


def test_types_that_nothing_leads_to_can_be_hidden(books):
    """Lost has a visible field, but no operation comes there."""
    assert "type Lost" in filter_supergraph(books, exclude={"inner"}).api_sdl
    hidden = filter_supergraph(books, exclude={"inner"}, hide_unreachable=True)
    assert "type Lost" not in hidden.api_sdl
    assert "enum Genre" in hidden.api_sdl


def test_the_subgraphs_stay_as_they_are(books):
    """Joins and types are those of the whole graph: plans need what clients do not see."""
    result = filter_supergraph(books, exclude={"inner"})
    assert list(result.supergraph.types) == list(books.types)
    assert result.supergraph.graphs == books.graphs
    assert read_supergraph(result.supergraph_sdl) == result.supergraph


def test_a_visible_field_of_a_hidden_type_is_an_error(books, supergraph_of):
    """The contract hides too much, or too little."""
    graph = supergraph_of(a='type Query { a: A } type A @tag(name: "x") { b: Int }')
    (error,) = filter_supergraph(graph, exclude={"x"}).errors
    assert (error.code, error.coordinate) == ("REFERENCED_INACCESSIBLE", "Query.a")
    assert [e.code for e in filter_supergraph(books, include={"nobody"}).errors] == [
        "QUERY_ROOT_TYPE_INACCESSIBLE"
    ]


def test_a_required_argument_cannot_be_hidden(supergraph_of):
    """Nobody could ask for the field."""
    graph = supergraph_of(a='type Query { a(b: Int! @tag(name: "x")): Int }')
    assert [e.code for e in filter_supergraph(graph, exclude={"x"}).errors] == [
        "REQUIRED_INACCESSIBLE"
    ]


def test_unions_lose_members_and_go_with_the_last(supergraph_of):
    """A union that is left without any is hidden."""
    graph = supergraph_of(
        a="""
        type Query { a: Int u: U @tag(name: "u") }
        union U = A | B
        type A @tag(name: "x") { a: Int }
        type B @tag(name: "y") { a: Int }
        """
    )
    assert "union U = B\n" in filter_supergraph(graph, exclude={"x"}).api_sdl
    assert "union" not in filter_supergraph(graph, exclude={"x", "y", "u"}).api_sdl


def test_reachable_types_are_found_through_interfaces(supergraph_of):
    """From an interface to what implements it, and from a type to its interfaces."""
    graph = supergraph_of(
        a="""
        type Query { node(by: By): Node }
        input By { kind: Kind } enum Kind { A }
        interface Node { id: ID! } interface Named { name: String }
        type Book implements Node & Named { id: ID! name: String }
        type Lost { x: Int } enum Unused { A } scalar Date
        """
    )
    kept = filter_supergraph(graph, hide_unreachable=True).api_sdl
    assert all(f" {name} " in kept for name in ("Node", "Named", "Book", "By", "Kind"))
    assert not any(f" {name}" in kept for name in ("Lost", "Unused", "Date"))


def test_a_contract_of_a_contract_hides_more(books):
    """What is hidden stays hidden, and is marked once."""
    once = filter_supergraph(books, exclude={"inner"}).supergraph
    twice = filter_supergraph(once, exclude={"inner"}, include={"shop"})
    audit = twice.supergraph.types["Audit"]
    assert len(list(audit.applied("inaccessible"))) == 1
    assert len([link for link in twice.supergraph.links if link.name == "inaccessible"]) == 1
