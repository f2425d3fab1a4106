"""INTERFACE_OBJECT_USAGE_ERROR: @interfaceObject without a key."""


def test_an_interface_object_is_an_entity(codes_in):
    """How else would it be reached?"""
    assert codes_in("type Query { item: Item } type Item @interfaceObject { stock: Int }") == [
        "INTERFACE_OBJECT_USAGE_ERROR"
    ]


def test_an_interface_object_with_a_key_is_accepted(codes_in):
    """Whether another subgraph has the interface is seen in the merge."""
    assert (
        codes_in("""
            type Query { item: Item }
            type Item @interfaceObject @key(fields: "id") { id: ID! stock: Int }
        """)
        == []
    )
