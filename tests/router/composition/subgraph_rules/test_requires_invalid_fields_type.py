"""REQUIRES_INVALID_FIELDS_TYPE: `fields` is not a string."""

import pytest


@pytest.mark.parametrize("fields", ["true", "title", '["title"]', "null"])
def test_fields_must_be_a_string(codes_in, fields: str):
    """Nothing else can be read as a field set."""
    sdl = f"""
        type Query {{ book: Book }}
        type Book @key(fields: "id") {{
          id: ID! title: String
          label: String @requires(fields: {fields})
        }}
        type Author {{ name: String }}
    """

    assert codes_in(sdl) == ["REQUIRES_INVALID_FIELDS_TYPE"]
