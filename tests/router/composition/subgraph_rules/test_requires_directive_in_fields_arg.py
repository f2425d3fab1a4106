"""REQUIRES_DIRECTIVE_IN_FIELDS_ARG: a @requires has directives in its field set."""


def test_a_field_set_has_no_conditions(codes_in):
    """The rest of the field set is still looked at."""
    assert codes_in("""
        type Query { book: Book }
        type Book @key(fields: "id") {
          id: ID! title: String @external
          label: String @requires(fields: "title @skip(if: true)")
        }
        type Author { name: String }
    """) == ["REQUIRES_DIRECTIVE_IN_FIELDS_ARG"]
