"""@external where Federation 1 meant nothing, or something else, by it."""

OWNER = (
    'type Query { a: Int } type Book @key(fields: "id") @key(fields: "isbn") { id: ID isbn: ID }'
)


def _external(schema, name: str) -> list[str]:
    return [field.name for field in schema.types[name].fields.values() if field.has("external")]


def test_interface_fields_are_not_external(upgraded):
    """An interface has no fields to resolve."""
    schema = upgraded(
        books="""
            type Query { item: Item }
            interface Item { id: ID @external }
            type Book implements Item { id: ID }
        """
    )["books"]

    assert _external(schema, "Item") == []


def test_types_are_not_external(upgraded):
    """The mark was allowed and ignored."""
    schema = upgraded(books="type Query { a: A } type A @external { b: Int }")["books"]

    assert not schema.types["A"].directives


def test_key_fields_of_an_extension_are_not_external(upgraded):
    """Those of its own keys, on the type itself."""
    schema = upgraded(
        books=OWNER,
        stock="""
            extend type Book @key(fields: "id") { id: ID @external isbn: ID @external
              label: Int @requires(fields: "isbn") }
        """,
    )["stock"]

    assert _external(schema, "Book") == ["isbn"]


def test_an_extension_without_key_borrows_the_first_of_the_others(upgraded):
    """Only the first: so it was."""
    schema = upgraded(
        books=OWNER,
        stock="""
            extend type Book { id: ID @external isbn: ID @external
              label: Int @requires(fields: "isbn") }
        """,
    )["stock"]

    assert _external(schema, "Book") == ["isbn"]


def test_key_fields_of_a_definition_stay_external(upgraded):
    """Such a subgraph takes them and cannot give them."""
    schema = upgraded(
        books=OWNER, stock='type Book @key(fields: "id") { id: ID @external stock: Int }'
    )["stock"]

    assert _external(schema, "Book") == ["id"]
