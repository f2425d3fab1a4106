"""The closure: where an object can be moved to, and after how many moves."""

import pytest

from router.query_graph.position import HopArrival, leaf_needs
from router.query_graph.reach import Reach, TooManyPositions


def test_chained_keys_cost_a_stage_each(graph_of):
    """The key of the last one is only to be had in the one between."""
    look = graph_of(
        books='type Query { books: [Book] } type Book @key(fields: "id") { id: ID! }',
        codes='type Book @key(fields: "id") @key(fields: "isbn") { id: ID! isbn: ID! }',
        prices='type Book @key(fields: "isbn") { isbn: ID! price: Int }',
    )
    _, position = look.reached("books", "Book")
    assert look.stages(position) == {"books": 0, "codes": 1, "prices": 2}


def test_without_a_common_key_there_is_no_move(graph_of):
    """A key that is not resolvable opens nothing."""
    look = graph_of(
        books='type Query { books: [Book] } type Book @key(fields: "id") { id: ID! pages: Int }',
        lists="""
            type Query { list: [Book] }
            type Book @key(fields: "id", resolvable: false) { id: ID! }
        """,
    )
    _, position = look.reached("books", "Book")
    assert look.stages(position) == {"books": 0}


def test_parts_of_a_nested_key_may_come_from_another_subgraph(graph_of):
    """The leaf below the composite is fetched by a move of its own."""
    look = graph_of(
        books="""
            type Query { books: [Book] }
            type Book @key(fields: "id") { id: ID! author: Author @shareable }
            type Author @key(fields: "id") { id: ID! }
        """,
        people='type Author @key(fields: "id") { id: ID! email: String! @shareable }',
        awards="""
            type Book @key(fields: "author { email }") { author: Author @shareable prize: String }
            type Author { email: String! @shareable }
        """,
    )
    _, position = look.reached("books", "Book")
    assert look.stages(position) == {"books": 0, "awards": 2}


def test_requirements_of_requirements_get_a_stage_each(graph_of):
    """Each is an entity move that waits for the one before."""
    look = graph_of(
        books='type Query { books: [Book] } type Book @key(fields: "id") { id: ID! pages: Int }',
        scales="""
            type Book @key(fields: "id") {
              id: ID! pages: Int @external weight: Int @requires(fields: "pages")
            }
        """,
        post="""
            type Book @key(fields: "id") {
              id: ID! weight: Int @external postage: Int @requires(fields: "weight")
            }
        """,
        lists='type Query { best: Book } type Book @key(fields: "id") { id: ID! }',
    )
    reach, position = look.reached("lists", "Book")
    (provider,) = reach.providers(position, "postage")
    assert provider.stage == 3
    (arrival,) = provider.arrivals
    assert isinstance(arrival, HopArrival)
    assert [need.field[0] for need in leaf_needs(arrival.needs)] == ["id", "weight"]


def test_inputs_are_always_of_an_earlier_stage(graph_of):
    """So that no choice of arrivals can make fetches wait for each other."""
    look = graph_of(
        one='type Query { it: T } type T @key(fields: "a") @key(fields: "b") { a: ID! b: ID! }',
        two='type T @key(fields: "b") @key(fields: "c") { b: ID! c: ID! }',
        three='type T @key(fields: "c") @key(fields: "a") { c: ID! a: ID! z: Int }',
    )
    _, position = look.reached("two", "T")
    assert look.stages(position) == {"two": 0, "one": 1, "three": 1}
    for candidate in position.candidates:
        for arrival in candidate.arrivals:
            if isinstance(arrival, HopArrival):
                for need in leaf_needs(arrival.needs):
                    assert any(
                        other.stage < candidate.stage and need.field[0] in other.node.fields
                        for other in need.position.candidates
                    )


def test_size_is_limited(graph_of):
    """An operation cannot make the router work without end."""
    look = graph_of(books="type Query { book: Book } type Book { title: String }")
    reach = Reach(look.graph, max_positions=1)
    node = look.node("books", "Query")
    reach.root([node])
    with pytest.raises(TooManyPositions):
        reach.root([node])
