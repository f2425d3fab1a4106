"""PROVIDES_FIELDS_HAS_ARGS: a field in a @provides takes arguments."""


def test_a_provided_field_takes_no_arguments(codes_in):
    """Which of its values would be provided?"""
    assert codes_in("""
        type Query { book: Book @provides(fields: "price") }
        type Book @key(fields: "id") { id: ID! price(currency: String): Int @external }
    """) == ["PROVIDES_FIELDS_HAS_ARGS"]


def test_a_required_field_may_take_arguments(codes_in):
    """The @requires gives them."""
    assert (
        codes_in("""
            type Query { book: Book }
            type Book @key(fields: "id") {
              id: ID! price(currency: String!): Int @external
              label: String @requires(fields: "price(currency: \\"EUR\\")")
            }
        """)
        == []
    )
