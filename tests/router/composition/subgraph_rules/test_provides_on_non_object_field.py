"""PROVIDES_ON_NON_OBJECT_FIELD: @provides on a field that returns a leaf."""


def test_a_leaf_has_nothing_to_provide(codes_in):
    """Nor has a list of leaves."""
    assert codes_in('type Query { titles: [String] @provides(fields: "length") }') == [
        "PROVIDES_ON_NON_OBJECT_FIELD"
    ]


def test_it_is_reported_alone(codes_in):
    """The reference gives up at it, whatever else is wrong."""
    assert codes_in("""
        type Query { title: String @provides(fields: "length") book: Book }
        type Book @key(fields: "isbn") { id: ID! }
    """) == ["PROVIDES_ON_NON_OBJECT_FIELD"]


def test_abstract_types_can_be_provided(codes_in):
    """By fragments, for a union."""
    assert (
        codes_in("""
            type Query { item: Item @provides(fields: "... on Book { title }") }
            union Item = Book
            type Book @key(fields: "id") { id: ID! title: String @external }
        """)
        == []
    )
