"""INVALID_GRAPHQL: types that break the promises of their interfaces."""

import pytest

from router.schema.subgraph_interface_rules import is_subtype
from router.schema.type_ref import parse_type_ref


@pytest.mark.parametrize(
    "fields",
    [
        "b: Int",
        "a: Int",
        "a(x: Int): String",
        "a(x: Int!): Int",
        "a(x: Int, y: Int!): Int",
        "a(x: ID): Int",
    ],
)
def test_a_broken_promise_is_refused(codes_of, fields: str):
    """A missing field or argument, another type, an argument that must be given."""
    sdl = f"type Query implements I {{ {fields} }} interface I {{ a(x: Int): Int }}"

    assert codes_of(sdl) == ["INVALID_GRAPHQL"]


def test_an_implementation_may_say_more(codes_of):
    """A narrower type, more fields, arguments that can be left out."""
    assert (
        codes_of("""
            type Query implements I { a(x: Int, y: Int! = 2): [Query!]! b: Int }
            interface I { a(x: Int): [I] }
        """)
        == []
    )


def test_the_interfaces_of_an_interface_are_implemented_too(codes_of):
    """Those who are an I are a J."""
    assert codes_of("""
        type Query implements I { a: Int }
        interface I implements J { a: Int }
        interface J { a: Int }
    """) == ["INVALID_GRAPHQL"]


def test_interfaces_cannot_go_round_in_circles(codes_of):
    """Not even in one step."""
    assert codes_of("type Query { a: I } interface I implements I { b: Int }") == [
        "INVALID_GRAPHQL"
    ]


@pytest.mark.parametrize(
    ("wanted", "found", "fits"),
    [
        ("Int", "Int!", True),
        ("Int!", "Int", False),
        ("[Int]", "[Int!]!", True),
        ("[Int]", "Int", False),
        ("Int", "[Int]", False),
        ("[Int!]", "[Int]", False),
    ],
)
def test_narrower_is_less_null_list_by_list(wanted: str, found: str, fits: bool):
    """GraphQL specification, section 3.6.1."""
    assert is_subtype(parse_type_ref(wanted), parse_type_ref(found), {}) is fits
