"""KEY_INVALID_FIELDS: a @key cannot be followed."""

import pytest


@pytest.mark.parametrize(
    "fields",
    [
        "isbn",
        "",
        "id {",
        "other: id",
        "author",
        "id { name }",
        "author { isbn }",
        "... on Nobody { id }",
        "...Fragment",
    ],
)
def test_a_key_that_cannot_be_followed_is_refused(codes_in, fields: str):
    """Unknown fields and types, broken syntax, aliases, wrong depth."""
    sdl = f"""
        type Query {{ book: Book }}
        type Book @key(fields: "{fields}") {{ id: ID! author: Author }}
        type Author {{ name: String }}
    """

    assert codes_in(sdl) == ["KEY_INVALID_FIELDS"]


def test_keys_may_be_nested(codes_in):
    """Down to leaves of other types; lists, braces and fragments are allowed."""
    assert (
        codes_in("""
            type Query { book: Book }
            type Book @key(fields: "{ id authors { name } }") @key(fields: "... on Book { id }") {
              id: ID! authors: [Author!]!
            }
            type Author { name: String }
        """)
        == []
    )


def test_the_message_names_subgraph_type_and_field(issues_in):
    """And the place of the @key."""
    (issue,) = issues_in('type Query { book: Book }\ntype Book @key(fields: "isbn") { id: ID! }')

    assert issue.message.startswith('[books] On type "Book", for @key(fields: "isbn"): ')
    assert '"isbn" on type "Book"' in issue.message
    assert issue.coordinate == "Book"
    assert [(place.subgraph, place.line, place.column) for place in issue.locations] == [
        ("books", 2, 11)
    ]
