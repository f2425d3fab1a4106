"""INVALID_GRAPHQL: types that are wrong in themselves."""

import pytest


@pytest.mark.parametrize("kind", ["type", "interface", "input", "union", "enum"])
def test_a_type_without_members_is_refused(codes_of, kind: str):
    """Nothing could be asked of it or given for it."""
    assert codes_of(f"type Query {{ a: Int }} {kind} A") == ["INVALID_GRAPHQL"]


def test_the_query_root_may_be_empty(codes_of):
    """Federation adds fields to it."""
    assert codes_of("type Query type A { b: Int }") == []


@pytest.mark.parametrize(
    "sdl",
    [
        "type Query { a: __A } type __A { b: Int }",
        "type Query { __a: Int }",
        "type Query { a(__b: Int): Int }",
        "type Query { a: E } enum E { __A }",
        "type Query { a: Int } directive @__x on FIELD",
    ],
)
def test_names_of_introspection_are_reserved(codes_of, sdl: str):
    """They begin with two underscores."""
    assert codes_of(sdl) == ["INVALID_GRAPHQL"]


def test_what_is_required_cannot_be_deprecated(codes_of):
    """Nobody could stop giving it."""
    assert codes_of("type Query { a(b: Int! @deprecated): Int }") == ["INVALID_GRAPHQL"]
    assert codes_of("type Query { a(b: Int! = 1 @deprecated): Int }") == []


def test_a_default_must_fit_its_type(codes_of):
    """In arguments and input fields alike."""
    assert codes_of("type Query { a(b: Int = true): Int }") == ["INVALID_GRAPHQL"]
    assert codes_of("type Query { a: Int } input I { b: [Boolean] = [1] }") == ["INVALID_GRAPHQL"]


def test_an_input_type_cannot_require_itself(problems_of):
    """No value of it would ever end; the message shows the circle."""
    (problem,) = problems_of("""
        type Query { a(i: A): Int }
        input A { b: B! } input B { c: Int d: A! }
    """)

    assert problem.code == "INVALID_GRAPHQL"
    assert "A -> B -> A" in problem.message


def test_an_input_type_may_contain_itself_where_it_can_end(codes_of):
    """By null, or by an empty list."""
    assert codes_of("type Query { a(i: A): Int } input A { b: A c: [A!]! }") == []
