"""EXTERNAL_UNUSED: an @external field that nothing needs."""

import pytest


def test_an_external_field_needs_a_reason(issues_in):
    """The message has the field."""
    (issue,) = issues_in("""
        type Query { book: Book }
        type Book @key(fields: "id") { id: ID! title: String @external }
    """)

    assert issue.code == "EXTERNAL_UNUSED"
    assert '"Book.title"' in issue.message
    assert issue.locations[0].line == 3


@pytest.mark.parametrize(
    "book",
    [
        'type Book @key(fields: "title") { title: String @external }',
        (
            'type Book @key(fields: "id") { id: ID title: String @external'
            ' label: String @requires(fields: "title") }'
        ),
        'type Book { title: String @external self: Book @provides(fields: "title") }',
        "type Book implements Item { title: String @external } interface Item { title: String }",
        (
            'type Book @key(fields: "id") @context(name: "book") { id: ID title: String @external'
            ' part: Part } type Part @key(fields: "id")'
            ' { id: ID text(of: String @fromContext(field: "$book { title }")): String }'
        ),
    ],
)
def test_a_reason_is_a_field_set_or_an_interface(codes_in, book: str):
    """@key, @requires, @provides, an interface, @fromContext."""
    assert codes_in(f"type Query {{ book: Book }} {book}") == []


def test_the_field_of_an_interface_stands_for_its_implementations(codes_in):
    """What is required of the interface is used in each of them."""
    assert (
        codes_in("""
            type Query { shelf: Shelf }
            type Shelf @key(fields: "id") {
              id: ID! item: Item @external label: String @requires(fields: "item { title }")
            }
            interface Item { title: String }
            type Book implements Item @key(fields: "id") { id: ID! title: String @external }
        """)
        == []
    )


def test_the_key_of_an_extension_is_not_looked_at(codes_in):
    """It is not external in truth."""
    assert (
        codes_in("""
            type Query { book: Book }
            extend type Book @key(fields: "id") { id: ID! @external }
        """)
        == []
    )


def test_what_follows_a_wrong_name_in_a_field_set_is_not_used(codes_in):
    """The field set is read up to there."""
    sdl = """
        type Query { a: A @provides(fields: "FIELDS") }
        type A @key(fields: "id") { id: ID! x: Int @external }
    """
    assert codes_in(sdl.replace("FIELDS", "x nothing")) == ["PROVIDES_INVALID_FIELDS"]
    assert codes_in(sdl.replace("FIELDS", "nothing x")) == [
        "PROVIDES_INVALID_FIELDS",
        "EXTERNAL_UNUSED",
    ]
