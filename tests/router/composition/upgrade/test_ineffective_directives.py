"""Directives that Federation 1 ignored."""


def test_interfaces_lose_keys_requires_and_provides(upgraded):
    """They meant nothing there."""
    schema = upgraded(
        books="""
            type Query { item: Item }
            interface Item @key(fields: "id") {
              id: ID title: String shelf: Shelf @provides(fields: "number")
              label: String @requires(fields: "title")
            }
            type Book implements Item @key(fields: "id") {
              id: ID title: String shelf: Shelf label: String
            }
            type Shelf { number: Int }
        """
    )["books"]

    item = schema.types["Item"]
    assert not item.has("key")
    assert not any(field.directives for field in item.fields.values())
    assert schema.types["Book"].has("key")


def test_leaves_provide_nothing(upgraded):
    """Nor do fields that return lists of them."""
    schema = upgraded(books='type Query { titles: [String] @provides(fields: "length") }')["books"]

    assert not schema.types["Query"].fields["titles"].directives
