"""EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE: @provides on a field that is not resolved here."""


def test_an_external_field_provides_nothing(codes_in):
    """Whoever resolves it says what comes with it."""
    assert codes_in("""
        type Query { book: Book }
        type Book @key(fields: "id") {
          id: ID! author: Author @external @provides(fields: "name")
        }
        type Author @key(fields: "id") { id: ID! name: String @external }
    """) == ["EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE"]
