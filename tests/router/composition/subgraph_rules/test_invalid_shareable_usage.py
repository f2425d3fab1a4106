"""INVALID_SHAREABLE_USAGE: @shareable without meaning, or twice."""


def test_an_interface_field_is_not_shareable(codes_in):
    """Nobody resolves it."""
    assert codes_in("type Query { item: Item } interface Item { id: ID! @shareable }") == [
        "INVALID_SHAREABLE_USAGE"
    ]


def test_a_type_says_it_once(codes_in):
    """And so does a field."""
    assert (
        codes_in("""
        type Query { size: Size }
        type Size @shareable @shareable { height: Int @shareable @shareable }
    """)
        == ["INVALID_SHAREABLE_USAGE"] * 2
    )


def test_a_type_and_its_extension_say_it_once_each(codes_in):
    """Each covers its own fields."""
    assert (
        codes_in("""
            type Query { size: Size }
            type Size @shareable { height: Int }
            extend type Size @shareable { width: Int }
        """)
        == []
    )


def test_one_extension_says_it_once(codes_in):
    """Two extensions may say it once each, one may not say it twice."""
    assert (
        codes_in("""
            type Query { size: Size }
            type Size { height: Int }
            extend type Size @shareable { width: Int }
            extend type Size @shareable { depth: Int }
        """)
        == []
    )
    assert codes_in("""
        type Query { size: Size }
        type Size { height: Int }
        extend type Size @shareable @shareable { width: Int }
    """) == ["INVALID_SHAREABLE_USAGE"]
