"""KEY_FIELDS_HAS_ARGS: a field in a @key takes arguments."""


def test_a_key_field_takes_no_arguments(codes_in):
    """Not even ones that can be left out: the key must have one value only."""
    assert codes_in("""
        type Query { book: Book }
        type Book @key(fields: "id price") { id: ID! price(currency: String): Int }
    """) == ["KEY_FIELDS_HAS_ARGS"]
