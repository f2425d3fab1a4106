"""PROVIDES_DIRECTIVE_IN_FIELDS_ARG: a @provides has directives in its field set."""


def test_a_field_set_has_no_conditions(codes_in):
    """The rest of the field set is still looked at."""
    assert codes_in("""
        type Query { book: Book @provides(fields: "title @skip(if: true)") }
        type Book @key(fields: "id") { id: ID! title: String @external }
        type Author { name: String }
    """) == ["PROVIDES_DIRECTIVE_IN_FIELDS_ARG"]
