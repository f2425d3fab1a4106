"""KEY_FIELDS_SELECT_INVALID_TYPE: a field in a @key is a union or an interface."""

import pytest


@pytest.mark.parametrize("item", ["interface Item { id: ID! }", "union Item = Book"])
def test_a_key_does_not_go_through_abstract_types(codes_in, item: str):
    """The value could be of any type, and so have other fields each time."""
    sdl = f"""
        type Query {{ book: Book }} {item}
        type Book @key(fields: "part {{ __typename }}") {{ id: ID! part: Item }}
    """

    assert codes_in(sdl) == ["KEY_FIELDS_SELECT_INVALID_TYPE"]


def test_the_first_fault_of_a_key_is_reported_alone(codes_in):
    """What comes behind it in the field set may be a consequence."""
    assert codes_in("""
        type Query { book: Book } union Item = Book
        type Book @key(fields: "part { __typename } isbn") { id: ID! part: Item }
    """) == ["KEY_FIELDS_SELECT_INVALID_TYPE"]
