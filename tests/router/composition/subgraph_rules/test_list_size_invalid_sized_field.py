"""LIST_SIZE_INVALID_SIZED_FIELD: a sized field that does not exist."""

import pytest


@pytest.mark.parametrize("returned", ["Page", "[Page]", "[Int]"])
def test_sized_fields_are_fields_of_what_is_returned(codes_in, returned: str):
    """Which is one object, not a list or a leaf."""
    sdl = f"""
        type Query {{ a: {returned} @listSize(assumedSize: 3, sizedFields: ["nodes"]) }}
        type Page {{ items: [Int] }}
    """

    assert codes_in(sdl) == ["LIST_SIZE_INVALID_SIZED_FIELD"]
