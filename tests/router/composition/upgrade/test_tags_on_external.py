"""@tag on copies of a field."""

BOOKS = (
    'type Query { a: Int } type Book @key(fields: "id") { id: ID title: String @tag(name: "x") }'
)


def _tags(schema) -> list[object]:
    title = schema.types["Book"].fields["title"]
    return [use.arguments["name"] for use in title.applied("tag")]


def test_a_tag_that_the_field_has_elsewhere_goes_from_the_copy(upgraded):
    """Federation 1 demanded it on both; another tag stays, to be refused in the merge."""
    schemas = upgraded(
        books=BOOKS,
        stock="""
            extend type Book @key(fields: "id") {
              id: ID @external title: String @external @tag(name: "x") @tag(name: "y")
              label: String @requires(fields: "title")
            }
        """,
    )

    assert _tags(schemas["stock"]) == ["y"]
    assert _tags(schemas["books"]) == ["x"]
