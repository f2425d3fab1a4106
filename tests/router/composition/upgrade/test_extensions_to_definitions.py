"""Extensions that become definitions."""

BOOKS = 'type Book @key(fields: "id") { id: ID }'


def test_an_extension_becomes_a_definition(upgraded):
    """Its keys and fields as well; @extends can still be seen."""
    schema = upgraded(
        books=BOOKS,
        stock="""
            extend type Query { a: Int }
            type Book @extends @key(fields: "id") { id: ID @external stock: Int }
        """,
    )["stock"]

    book, query = schema.types["Book"], schema.types["Query"]
    assert not book.is_extension
    assert not query.is_extension
    assert book.has("extends")
    assert not any(use.on_extension for use in book.directives)
    assert not query.fields["a"].on_extension


def test_an_extension_of_a_type_defined_here_is_none(upgraded):
    """It is read as one type from the start."""
    schema = upgraded(books=f"type Query {{ a: Int }} {BOOKS} extend type Book {{ stock: Int }}")

    assert schema["books"].types["Book"].fields["stock"].on_extension
