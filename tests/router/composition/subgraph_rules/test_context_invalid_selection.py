"""CONTEXT_INVALID_SELECTION: a @fromContext that does not select one fitting value."""

import pytest

SDL = """
    type Query { shop: Shop }
    type Shop @key(fields: "id") @context(name: "shop") {
      id: ID! currency: String rate: Int books: [Book] owner: Owner
    }
    type Owner { name: String }
    type Book @key(fields: "id") { id: ID! price(in: String @fromContext(field: "FIELD")): Int }
"""


@pytest.mark.parametrize(
    "selection",
    [
        "{ nothing }",
        "{ currency rate }",
        "{ rate }",
        "{ books { id } }",
        "{ owner }",
        "{ currency { name } }",
        "{ other: currency }",
        "{ currency @skip(if: true) }",
        "{ currency",
        "{ ... { currency } }",
        "... on Owner { name }",
    ],
)
def test_the_selection_must_end_in_one_fitting_value(codes_in, selection: str):
    """One field at a time, down to a leaf of the argument's type."""
    assert codes_in(SDL.replace("FIELD", f"$shop {selection}")) == ["CONTEXT_INVALID_SELECTION"]


@pytest.mark.parametrize("selection", ["{ owner { name } }", "{ ... on Shop { currency } }"])
def test_the_selection_may_go_deeper_or_name_the_type(codes_in, selection: str):
    """As long as there is one way only."""
    assert codes_in(SDL.replace("FIELD", f"$shop {selection}")) == []


def test_every_type_that_sets_the_context_must_have_the_value(issues_in):
    """The message names the one that has not."""
    (issue,) = issues_in("""
        type Query @context(name: "shop") { book: Book shop: Shop }
        type Shop @context(name: "shop") { currency: String }
        type Book @key(fields: "id") {
          id: ID! price(in: String @fromContext(field: "$shop { currency }")): Int
        }
    """)

    assert issue.code == "CONTEXT_INVALID_SELECTION"
    assert 'type "Query"' in issue.message


def test_types_can_be_told_apart_by_conditions(codes_in):
    """One fragment for each."""
    assert (
        codes_in("""
            type Query @context(name: "shop") { book: Book shop: Shop standard: String }
            type Shop @context(name: "shop") { currency: String }
            type Book @key(fields: "id") {
              id: ID! price(in: String @fromContext(
                field: "$shop ... on Query { standard } ... on Shop { currency }"
              )): Int
            }
        """)
        == []
    )


def test_the_value_may_always_be_null(codes_in):
    """An argument that excludes null cannot be filled, whatever the fields on the way promise."""
    for argument, field, code in (
        ("String", "currency: String!", []),
        ("String!", "currency: String!", ["CONTEXT_INVALID_SELECTION"]),
        ("[String]", "currency: [String!]!", []),
        ("[String!]", "currency: [String!]!", ["CONTEXT_INVALID_SELECTION"]),
    ):
        sdl = SDL.replace("currency: String", field).replace("in: String", f"in: {argument}")
        assert codes_in(sdl.replace("FIELD", "$shop { currency }")) == code


def test_the_name_of_the_type_is_a_value(codes_in):
    """It can be asked for everywhere."""
    assert codes_in(SDL.replace("FIELD", "$shop { __typename }")) == []
