"""LIST_SIZE_INVALID_ASSUMED_SIZE: a negative number of items."""


def test_an_assumed_size_is_not_negative(codes_in):
    """None is possible."""
    assert codes_in("""
        type Query { a: [Int] @listSize(assumedSize: -1) b: [Int] @listSize(assumedSize: 0) }
    """) == ["LIST_SIZE_INVALID_ASSUMED_SIZE"]
