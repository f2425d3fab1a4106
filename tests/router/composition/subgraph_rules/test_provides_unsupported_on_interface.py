"""PROVIDES_UNSUPPORTED_ON_INTERFACE: @provides on a field of an interface."""


def test_an_interface_does_not_provide(issues_in):
    """Its implementations may."""
    (issue,) = issues_in("""
        type Query { item: Item }
        interface Item { id: ID! part: Book @provides(fields: "title") }
        type Book @key(fields: "id") { id: ID! title: String @external }
    """)

    assert issue.code == "PROVIDES_UNSUPPORTED_ON_INTERFACE"
    assert issue.coordinate == "Item.part"
