"""TYPE_WITH_ONLY_UNUSED_EXTERNAL, and the unused fields that simply go."""


def test_unused_external_fields_go(upgraded):
    """Those that an interface demands stay."""
    schema = upgraded(
        books="""
            type Query { book: Book }
            type Book implements Item @key(fields: "id") {
              id: ID title: String @external name: String @external
            }
            interface Item { name: String }
        """
    )["books"]

    assert list(schema.types["Book"].fields) == ["id", "name"]


def test_a_type_left_empty_goes_if_nothing_mentions_it(upgraded):
    """Nobody will miss it."""
    schema = upgraded(books="type Query { a: Int } type Size { height: Int @external }")["books"]

    assert list(schema.types) == ["Query"]


def test_a_type_left_empty_cannot_stay(upgrade_codes):
    """Something returns it."""
    assert upgrade_codes(books="type Query { a: Size } type Size { height: Int @external }") == [
        "TYPE_WITH_ONLY_UNUSED_EXTERNAL"
    ]
