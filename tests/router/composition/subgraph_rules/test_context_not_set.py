"""CONTEXT_NOT_SET: an argument that no context can fill."""

import pytest

SHOP = 'type Query @context(name: "shop") { currency: String book: Book }'


def test_a_context_must_be_set_by_a_type(issues_in):
    """The message has context and argument."""
    (issue,) = issues_in("""
        type Query { book: Book }
        type Book @key(fields: "id") {
          id: ID! price(in: String @fromContext(field: "$shop { currency }")): Int
        }
    """)

    assert issue.code == "CONTEXT_NOT_SET"
    assert '"shop"' in issue.message
    assert issue.coordinate == "Book.price(in:)"


@pytest.mark.parametrize(
    "book",
    [
        'interface Book { price(in: String @fromContext(field: "$shop { currency }")): Int }',
        (
            'type Book @key(fields: "id") { id: ID'
            ' price(in: String = "EUR" @fromContext(field: "$shop { currency }")): Int }'
        ),
        (
            'type Book implements Item @key(fields: "id") { id: ID'
            ' price(in: String @fromContext(field: "$shop { currency }")): Int }'
            " interface Item { price(in: String): Int }"
        ),
    ],
)
def test_some_arguments_never_come_from_a_context(codes_in, book: str):
    """Of interfaces, with defaults, or promised by an interface."""
    assert codes_in(f"{SHOP} {book}") == ["CONTEXT_NOT_SET"]


def test_nor_do_those_of_directives(codes_in):
    """There is no object they belong to."""
    directive = 'directive @x(in: String @fromContext(field: "$shop { currency }")) on FIELD'

    assert codes_in(f"type Query {{ a: Int }} {directive}") == ["CONTEXT_NOT_SET"]
