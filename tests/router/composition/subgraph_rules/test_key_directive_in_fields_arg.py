"""KEY_DIRECTIVE_IN_FIELDS_ARG: a @key has directives in its field set."""


def test_a_key_has_no_conditions(codes_in):
    """Also where the directive exists."""
    assert codes_in("""
        type Query { book: Book }
        type Book @key(fields: "id @include(if: true)") { id: ID! }
    """) == ["KEY_DIRECTIVE_IN_FIELDS_ARG"]
