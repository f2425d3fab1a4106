"""PROVIDES_FIELDS_MISSING_EXTERNAL: what is provided is always there."""


def test_a_provided_leaf_must_be_external(codes_in):
    """Otherwise the subgraph resolves it everywhere."""
    assert codes_in("""
        type Query { book: Book @provides(fields: "title") }
        type Book @key(fields: "id") { id: ID! title: String }
    """) == ["PROVIDES_FIELDS_MISSING_EXTERNAL"]


def test_it_is_enough_that_something_above_it_is_external(codes_in):
    """The leaf comes with it."""
    assert (
        codes_in("""
            type Query { book: Book @provides(fields: "author { name }") }
            type Book @key(fields: "id") { id: ID! author: Author @external }
            type Author { name: String }
        """)
        == []
    )


def test_what_is_below_an_interface_may_be_external_in_an_implementation(codes_in):
    """One that is external is reason enough."""
    assert (
        codes_in("""
            type Query { item: Item @provides(fields: "author { name }") }
            interface Item { author: Author }
            type Book implements Item @key(fields: "id") { id: ID! author: Author @external }
            type Author { name: String }
        """)
        == []
    )


def test_the_key_of_an_extension_is_not_external(issues_in):
    """It may be marked so, and is resolved all the same; the message explains it."""
    (issue,) = issues_in("""
        type Query { book: Book @provides(fields: "id") }
        extend type Book @key(fields: "id") { id: ID! @external }
    """)

    assert issue.code == "PROVIDES_FIELDS_MISSING_EXTERNAL"
    assert "extension" in issue.message
