"""LIST_SIZE_INVALID_SLICING_ARGUMENT: an argument that does not say how many."""

import pytest


@pytest.mark.parametrize("name", ["last", "after", "some"])
def test_a_slicing_argument_is_an_int_of_the_field(codes_in, name: str):
    """It exists, and is no string or list."""
    sdl = f"""
        type Query {{
          a(first: Int!, after: ID, some: [Int]): [Int] @listSize(slicingArguments: ["{name}"])
        }}
    """

    assert codes_in(sdl) == ["LIST_SIZE_INVALID_SLICING_ARGUMENT"]


def test_it_may_be_required(codes_in):
    """Int and Int! are the same to it."""
    sdl = 'type Query { a(first: Int!): [Int] @listSize(slicingArguments: ["first"]) }'

    assert codes_in(sdl) == []
