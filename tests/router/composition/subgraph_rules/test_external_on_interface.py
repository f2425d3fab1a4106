"""EXTERNAL_ON_INTERFACE: a field of an interface is @external."""


def test_an_interface_field_is_not_external(issues_in):
    """It is not resolved anywhere."""
    issues = issues_in("""
        type Query { item: Item }
        interface Item { id: ID! @external }
        type Book implements Item { id: ID! }
    """)

    assert "EXTERNAL_ON_INTERFACE" in {issue.code for issue in issues}
    assert {issue.coordinate for issue in issues} == {"Item.id"}
