"""KEY_UNSUPPORTED_ON_INTERFACE: @key on an interface before federation 2.3."""

SDL = """
    type Query { item: Item }
    interface Item @key(fields: "id") { id: ID! }
    type Book implements Item @key(fields: "id") { id: ID! }
"""


def test_interfaces_have_no_keys_before_2_3(codes_in):
    """They were ignored, and so are refused."""
    assert codes_in(SDL, "2.2") == ["KEY_UNSUPPORTED_ON_INTERFACE"]


def test_interfaces_may_have_keys_since_2_3(codes_in):
    """They are entity interfaces then."""
    assert codes_in(SDL, "2.3") == []
