"""REQUIRES_UNSUPPORTED_ON_INTERFACE: @requires on a field of an interface."""


def test_an_interface_does_not_require(issues_in):
    """Its implementations may."""
    (issue,) = issues_in("""
        type Query { item: Item }
        interface Item { id: ID! part: Book @requires(fields: "part { title }") }
        type Book @key(fields: "id") { id: ID! title: String @external }
    """)

    assert issue.code == "REQUIRES_UNSUPPORTED_ON_INTERFACE"
    assert issue.coordinate == "Item.part"
