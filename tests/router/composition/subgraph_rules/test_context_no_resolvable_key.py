"""CONTEXT_NO_RESOLVABLE_KEY: an argument from a context, in a type that cannot be entered."""

import pytest


@pytest.mark.parametrize("key", ["", '@key(fields: "id", resolvable: false)'])
def test_the_type_needs_a_key_that_can_be_resolved(codes_in, key: str):
    """The value may have to be fetched first, and the object entered again with it."""
    sdl = f"""
        type Query @context(name: "shop") {{ currency: String book: Book }}
        type Book {key} {{
          id: ID! price(in: String @fromContext(field: "$shop {{ currency }}")): Int
        }}
    """

    assert codes_in(sdl) == ["CONTEXT_NO_RESOLVABLE_KEY"]
