"""CONTEXT_NAME_INVALID: a @context that cannot be called so."""

import pytest


@pytest.mark.parametrize("name", ["my_shop", "_shop", "1shop", "shop-1", ""])
def test_a_context_has_a_plain_name(codes_in, name: str):
    """Letters and digits, a letter first."""
    sdl = f'type Query @context(name: "{name}") {{ a: Int }}'

    assert codes_in(sdl) == ["CONTEXT_NAME_INVALID"]


def test_a_context_may_be_set_on_several_types(codes_in):
    """Interfaces and unions among them."""
    assert (
        codes_in("""
            type Query @context(name: "shop2") { u: U }
            interface I @context(name: "shop2") { a: Int }
            union U @context(name: "shop2") = Query
        """)
        == []
    )
