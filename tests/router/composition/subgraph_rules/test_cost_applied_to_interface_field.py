"""COST_APPLIED_TO_INTERFACE_FIELD: @cost where nothing is resolved."""


def test_an_interface_field_costs_nothing_by_itself(codes_in):
    """Those that implement it do."""
    assert codes_in("""
        type Query { item: Item }
        interface Item { id: ID! @cost(weight: 3) }
        type Book implements Item { id: ID! @cost(weight: 3) }
    """) == ["COST_APPLIED_TO_INTERFACE_FIELD"]
