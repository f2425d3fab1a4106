"""REQUIRES_FIELDS_MISSING_EXTERNAL: what is required is there anyway."""


def test_a_required_leaf_must_be_external(codes_in):
    """The subgraph need not ask for what it has."""
    assert codes_in("""
        type Query { book: Book }
        type Book @key(fields: "id") {
          id: ID! title: String label: String @requires(fields: "title")
        }
    """) == ["REQUIRES_FIELDS_MISSING_EXTERNAL"]


def test_each_leaf_counts(codes_in):
    """One error for each that is not external."""
    assert (
        codes_in("""
        type Query { book: Book }
        type Book @key(fields: "id") {
          id: ID! title: String price: Int @external
          label: String @requires(fields: "id title price")
        }
    """)
        == ["REQUIRES_FIELDS_MISSING_EXTERNAL"] * 2
    )


def test_external_on_the_type_counts_for_its_fields(codes_in):
    """Federation 2: the whole type lives elsewhere."""
    assert (
        codes_in("""
            type Query { book: Book }
            type Book @key(fields: "id") {
              id: ID! size: Size label: String @requires(fields: "size { height }")
            }
            type Size @external { height: Int }
        """)
        == []
    )
