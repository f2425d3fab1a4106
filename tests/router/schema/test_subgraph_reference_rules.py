"""INVALID_GRAPHQL: names that mean nothing, or the wrong thing."""

import pytest


@pytest.mark.parametrize(
    "sdl",
    [
        "type Query { a: Nothing }",
        "type Query { a(b: Nothing): Int }",
        "type Query { a: Int } input I { b: Nothing }",
        "type Query { a: Int } directive @x(b: Nothing) on FIELD",
        "type Query implements Nothing { a: Int }",
        "type Query { a: U } union U = Nothing",
        "schema { query: Nothing } type A { b: Int }",
        "type Query { a: Int @nothing }",
        "extend schema @nothing type Query { a: Int }",
    ],
)
def test_what_is_mentioned_must_exist(problems_of, sdl: str):
    """Types, interfaces, members, roots, directives: the message has the name."""
    (problem,) = problems_of(sdl)

    assert problem.code == "INVALID_GRAPHQL"
    assert "nothing" in problem.message.lower()
    assert problem.locations


@pytest.mark.parametrize(
    "sdl",
    [
        "type Query { a: I } input I { b: Int }",
        "type Query { a(b: Query): Int }",
        "type Query { a: Int } input I { b: Query }",
        "type Query { a: Int } directive @x(b: Query) on FIELD",
        "type Query implements A { a: Int } type A { a: Int }",
        "type Query { a: U } union U = I interface I { b: Int }",
        "schema { query: S } scalar S",
        "schema { query: Q mutation: Q } type Q { a: Int }",
    ],
)
def test_what_is_mentioned_must_fit(codes_of, sdl: str):
    """Input and output, interfaces, members of unions, roots."""
    assert codes_of(sdl) == ["INVALID_GRAPHQL"]


def test_a_type_may_be_known_by_its_extension_alone(codes_of):
    """Another subgraph defines it."""
    assert codes_of('type Query { a: A } extend type A @key(fields: "id") { id: ID }') == []
