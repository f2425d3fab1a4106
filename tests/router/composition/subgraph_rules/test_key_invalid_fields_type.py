"""KEY_INVALID_FIELDS_TYPE: `fields` is not a string."""

import pytest


@pytest.mark.parametrize("fields", ["true", "1", "id", '["id"]', "{ id: 1 }", "null"])
def test_fields_must_be_a_string(codes_in, fields: str):
    """Federation 2 takes no lists, nor words without quotes."""
    sdl = f"type Query {{ book: Book }} type Book @key(fields: {fields}) {{ id: ID! }}"

    assert codes_in(sdl) == ["KEY_INVALID_FIELDS_TYPE"]
