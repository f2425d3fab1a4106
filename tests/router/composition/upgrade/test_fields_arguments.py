"""`fields` arguments in the forms that Federation 1 took."""

import pytest


@pytest.mark.parametrize("written", ['["id", "isbn"]', '["id isbn"]', '"id isbn"'])
def test_a_list_of_strings_is_their_sequence(upgraded, written: str):
    """Each of them may be several fields."""
    schema = upgraded(
        books=f"type Query {{ a: A }} type A @key(fields: {written}) {{ id: ID isbn: ID }}"
    )["books"]

    (key,) = schema.types["A"].applied("key")
    assert key.arguments["fields"] == "id isbn"


def test_a_bare_word_is_itself(upgraded):
    """The quotes were forgotten."""
    schema = upgraded(books="type Query { a: A } type A @key(fields: id) { id: ID }")["books"]

    (key,) = schema.types["A"].applied("key")
    assert key.arguments["fields"] == "id"


def test_anything_else_is_refused(upgrade_codes):
    """A number names no field."""
    assert upgrade_codes(books="type Query { a: A } type A @key(fields: 7) { id: ID }") == [
        "KEY_INVALID_FIELDS_TYPE"
    ]
