"""ONLY_INACCESSIBLE_CHILDREN."""

import pytest

QUERY = "type Query { visible: ID }"


@pytest.mark.parametrize(
    "sdl",
    [
        "type User { id: ID @inaccessible }",
        "enum Size { S @inaccessible }",
        "input By { id: ID @inaccessible }",
        "union Hit = User type User @inaccessible { id: ID }",
    ],
)
def test_visible_types_have_something_visible(errors_of, sdl):
    """Fields, values, input fields, members."""
    assert errors_of(a=f"{QUERY} {sdl}") == ["ONLY_INACCESSIBLE_CHILDREN"]


def test_all_that_is_wrong_is_reported(errors_of):
    """Also several codes of the family at once."""
    assert errors_of(
        a=f"{QUERY} type User {{ id: ID @inaccessible }} input By {{ id: ID! @inaccessible n: ID }}"
    ) == ["ONLY_INACCESSIBLE_CHILDREN", "REQUIRED_INACCESSIBLE"]
