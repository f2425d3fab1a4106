"""Types that are declared in several places."""


def test_definition_and_extensions_become_one_type(schema_of):
    """Each field and directive remembers whether it stood on an extension."""
    book = schema_of("""
        type Query { a: Book }
        extend type Book @shareable { price: Int }
        type Book @key(fields: "id") { id: ID }
    """).types["Book"]

    assert {name: field.on_extension for name, field in book.fields.items()} == {
        "price": True,
        "id": False,
    }
    assert [(use.name, use.on_extension) for use in book.directives] == [
        ("shareable", True),
        ("key", False),
    ]
    assert not book.is_extension


def test_a_type_that_is_only_extended_is_an_extension(schema_of):
    """With `extend`, or with @extends."""
    types = schema_of("""
        # no @link
        type Query { a: Book b: User }
        extend type Book @key(fields: "id") { id: ID @external }
        type User @extends @key(fields: "id") { id: ID @external }
    """).types

    assert types["Book"].is_extension
    assert types["User"].is_extension
    assert not types["Query"].is_extension


def test_a_name_has_one_definition(problems_of):
    """Both places are shown."""
    (problem,) = problems_of("type Query { a: A }\ntype A { b: Int }\ntype A { c: Int }")

    assert problem.code == "INVALID_GRAPHQL"
    assert [place.line for place in problem.locations] == [2, 3]


def test_a_field_is_defined_once(codes_of):
    """Also across extensions, and in input types."""
    assert codes_of("type Query { a: Int } extend type Query { a: Int }") == ["INVALID_GRAPHQL"]
    assert codes_of("type Query { a: Int } input I { b: Int b: Int }") == ["INVALID_GRAPHQL"]


def test_an_extension_is_of_the_same_kind(codes_of):
    """An object type cannot be extended as an interface."""
    assert codes_of("type Query { a: Int } extend interface Query { b: Int }") == [
        "INVALID_GRAPHQL"
    ]


def test_an_interface_is_implemented_once(codes_of):
    """Repeating it is a mistake."""
    assert codes_of("interface I { a: Int } type Query implements I & I { a: Int }") == [
        "INVALID_GRAPHQL"
    ]


def test_a_union_has_each_member_once(codes_of):
    """Repeating it is a mistake."""
    assert codes_of("type Query { a: U } union U = Query | Query") == ["INVALID_GRAPHQL"]


def test_an_enum_value_may_stand_twice(schema_of):
    """As in the reference; its directives are collected."""
    values = schema_of('type Query { a: E } enum E { A @tag(name: "x") A @deprecated }').types["E"]

    assert [use.name for use in values.values["A"].directives] == ["tag", "deprecated"]


def test_a_directive_is_defined_once(codes_of):
    """Two definitions of a name cannot both hold."""
    assert codes_of("type Query { a: Int } directive @x on FIELD directive @x on QUERY") == [
        "INVALID_GRAPHQL"
    ]


def test_types_of_graphql_itself_are_not_read(schema_of):
    """Printed by some tools, and of no consequence."""
    schema = schema_of("type Query { a: Int } scalar Int type __Type { name: String }")

    assert list(schema.types) == ["Query"]
