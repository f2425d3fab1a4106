"""DEFAULT_VALUE_USES_INACCESSIBLE."""

import pytest

QUERY = "type Query { visible: ID }"


@pytest.mark.parametrize(
    "sdl",
    [
        "type User { f(s: Size = S): ID } enum Size { S @inaccessible M }",
        "type User { f(b: By = {s: 1}): ID } input By { s: Int @inaccessible m: Int }",
        "input By { s: [Size] = [M, S] } enum Size { S @inaccessible M }",
    ],
)
def test_visible_defaults_use_visible_elements(errors_of, sdl):
    """Enum values and input fields, at any depth."""
    assert errors_of(a=f"{QUERY} {sdl}") == ["DEFAULT_VALUE_USES_INACCESSIBLE"]


def test_hidden_arguments_may_have_hidden_defaults(supergraph_of):
    """Clients see neither."""
    assert supergraph_of(
        a=f"{QUERY} type User {{ f(s: Size = S @inaccessible): ID }}"
        " enum Size { S @inaccessible M }"
    )
