"""The upgrade as a whole: who is upgraded, to what, and what stands in the way."""

from router.schema.link import FEDERATION_IDENTITY, Version


def test_federation_2_subgraphs_stay_as_they_are(upgraded):
    """Also next to others."""
    schemas = upgraded(
        books="# fed2\ntype Query { a: Int } type Size { height: Int }",
        users="type User { id: ID }",
    )

    assert schemas["books"].federation_version == Version(2, 9)
    assert not schemas["books"].types["Size"].directives


def test_federation_1_subgraphs_become_ones_of_2_4(upgraded):
    """They link it, with all its directives under plain names."""
    schema = upgraded(users="type Query { a: Int }")["users"]

    assert schema.federation_version == Version(2, 4)
    assert schema.links[-1].identity == FEDERATION_IDENTITY
    assert schema.links[-1].imports["@shareable"] == "@shareable"


def test_an_upgraded_subgraph_is_checked_like_any_other(upgrade_codes):
    """Federation 1 let a key name a field that does not exist."""
    assert upgrade_codes(books='type Query { a: A } type A @key(fields: "b") { c: Int }') == [
        "KEY_INVALID_FIELDS"
    ]


def test_interface_objects_need_federation_2_everywhere(upgrade_codes):
    """Federation 1 knows no entity interfaces."""
    stock = '# fed2\ntype Item @interfaceObject @key(fields: "id") { id: ID! stock: Int }'

    assert upgrade_codes(books="type Query { a: Int }", stock=stock) == [
        "INTERFACE_OBJECT_USAGE_ERROR"
    ]


def test_the_steps_fit_together(upgraded):
    """A schema as people wrote them: owner and extension."""
    schemas = upgraded(
        books="""
            type Query { book: Book }
            type Book @key(fields: "id") { id: ID! title: String size: Size }
            type Size { height: Int }
        """,
        stock="""
            extend type Query { stocked: [Book] }
            extend type Book @key(fields: "id") {
              id: ID! @external
              title: String @external
              author: String @external
              label: String @requires(fields: "title")
              size: Size
            }
            type Size { height: Int }
        """,
    )

    book = schemas["stock"].types["Book"]
    assert not book.is_extension
    assert {
        field.name: [use.name for use in field.directives] for field in book.fields.values()
    } == {
        "id": [],
        "title": ["external"],
        "label": ["requires"],
        "size": ["shareable"],
    }
    assert schemas["stock"].types["Size"].has("shareable")
    assert schemas["books"].types["Book"].fields["size"].has("shareable")
    assert not schemas["books"].types["Book"].fields["title"].has("shareable")
