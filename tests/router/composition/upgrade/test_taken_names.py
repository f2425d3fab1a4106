"""INVALID_LINK_DIRECTIVE_USAGE: names that federation needs when a schema is upgraded."""

import pytest


@pytest.mark.parametrize(
    "link",
    [
        '@link(url: "https://a.example/federation/v1.0")',
        '@link(url: "https://a.example/foo/v1.0", import: ["@key"])',
    ],
)
def test_federation_1_keeps_room_for_federation(errors_of, link):
    """It is linked when the schema is upgraded, and brings its directives."""
    sdl = f'extend schema @link(url: "https://specs.apollo.dev/link/v1.0") {link}'
    assert errors_of(a=f"{sdl} type Query {{ a: Int }}") == ["INVALID_LINK_DIRECTIVE_USAGE"]


def test_other_names_do_no_harm(errors_of):
    """A feature of its own name, with a directive of its own."""
    sdl = """
        extend schema
          @link(url: "https://specs.apollo.dev/link/v1.0")
          @link(url: "https://a.example/foo/v1.0", import: ["@bar"])
        directive @bar on OBJECT
        type Query { a: Int }
    """
    assert errors_of(a=sdl) == []
