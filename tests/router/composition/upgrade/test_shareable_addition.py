"""@shareable, added where Federation 1 shared."""


def _shareable(schema, name: str) -> list[str]:
    definition = schema.types[name]
    return [field.name for field in definition.fields.values() if field.has("shareable")]


def test_value_types_of_several_subgraphs_are_shareable(upgraded):
    """As a whole; those of one subgraph are not."""
    schemas = upgraded(
        books="type Query { a: Int } type Size { height: Int } type Own { b: Int }",
        stock="type Size { height: Int }",
    )

    assert schemas["books"].types["Size"].has("shareable")
    assert not schemas["books"].types["Own"].has("shareable")


def test_fields_of_entities_and_roots_are_shareable_one_by_one(upgraded):
    """Those that another subgraph resolves and that are no key."""
    schemas = upgraded(
        books='type Query { a: Int b: Int } type Book @key(fields: "id") { id: ID c: Int d: Int }',
        stock='type Query { a: Int } type Book @key(fields: "id") { id: ID c: Int }',
    )

    assert _shareable(schemas["books"], "Query") == ["a"]
    assert _shareable(schemas["books"], "Book") == ["c"]


def test_what_is_external_elsewhere_is_not_shared_unless_provided(upgraded):
    """A @provides is enough, wherever it stands."""
    stock = """
        type Query { b: Book PROVIDES }
        extend type Book @key(fields: "id") {
          id: ID @external c: Int @external d: Int @requires(fields: "c")
        }
    """
    books = 'type Query { a: Int } type Book @key(fields: "id") { id: ID c: Int }'
    without = upgraded(books=books, stock=stock.replace("PROVIDES", ""))
    provided = upgraded(books=books, stock=stock.replace("PROVIDES", '@provides(fields: "c")'))

    assert _shareable(without["books"], "Book") == []
    assert _shareable(provided["books"], "Book") == ["c"]


def test_subscriptions_are_never_shared(upgraded):
    """Each belongs to one subgraph."""
    schemas = upgraded(
        books="type Query { a: Int } type Subscription { s: Int }",
        stock="type Subscription { s: Int }",
    )

    assert _shareable(schemas["books"], "Subscription") == []
