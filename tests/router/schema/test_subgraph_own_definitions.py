"""Definitions of federation that a schema prints itself."""

import pytest

LINK = """
    extend schema @link(
      url: "https://specs.apollo.dev/federation/v2.9" import: ["@key" "@tag" "FieldSet"]
    )
    type Query { a: A }
    type A @key(fields: "id") { id: ID }
"""


@pytest.mark.parametrize(
    "definition",
    [
        "directive @key(fields: FieldSet!, resolvable: Boolean = true) on OBJECT scalar FieldSet",
        "directive @key(fields: String!) repeatable on OBJECT",
        "directive @key(fields: [String!]!) on OBJECT",
        "directive @tag(name: String!) on OBJECT",
    ],
)
def test_a_definition_that_fits_is_left_out_of_the_schema(schema_of, definition: str):
    """It may say less, and have any plain type where the specification has a scalar."""
    schema = schema_of(LINK + definition)

    assert schema.directives == {}
    assert list(schema.types) == ["Query", "A"]


@pytest.mark.parametrize(
    "definition",
    [
        "directive @key(fields: Fields!) repeatable on OBJECT scalar Fields",
        "directive @key(fields: String) repeatable on OBJECT",
        "directive @key(fields: String!, resolvable: Boolean) repeatable on OBJECT",
        "directive @key(fields: String!, more: Int) repeatable on OBJECT",
        "directive @key repeatable on OBJECT",
        "directive @key(fields: String!) repeatable on OBJECT | ENUM",
        "directive @tag(name: Int!) repeatable on OBJECT",
        "directive @deprecated(reason: Int) on FIELD_DEFINITION",
        'directive @deprecated(reason: String = "No longer supported") repeatable on ENUM_VALUE',
    ],
)
def test_a_definition_that_says_something_else_is_refused(codes_of, definition: str):
    """Another type or default, another argument, another place, or repetition."""
    codes = codes_of(LINK + definition)

    assert codes[0] == "DIRECTIVE_DEFINITION_INVALID"


def test_a_type_of_federation_must_have_its_kind(codes_of):
    """FieldSet is a scalar."""
    assert codes_of(LINK + "input FieldSet { fields: String }") == ["TYPE_DEFINITION_INVALID"]


def test_an_enum_of_a_feature_must_have_its_values(codes_of):
    """link__Purpose has two."""
    assert codes_of(LINK + "enum link__Purpose { SECURITY }") == ["TYPE_DEFINITION_INVALID"]


@pytest.mark.parametrize(
    "definition",
    ["directive @key on OBJECT", "directive @key(fields: String) on OBJECT"],
)
def test_federation_1_overlooks_what_was_seen_in_use(schema_of, definition: str):
    """The proper definition takes its place: it can be repeated, and has fields."""
    schema = schema_of(f"""
        # no @link
        {definition}
        type Query {{ a: A }}
        type A @key(fields: "id") @key(fields: "isbn") {{ id: ID isbn: ID }}
    """)

    assert len(list(schema.types["A"].applied("key"))) == 2


def test_what_a_library_adds_to_the_query_root_is_left_out(schema_of):
    """Strawberry prints these types and fields into the SDL."""
    schema = schema_of("""
        type Query { _entities(representations: [_Any!]!): [_Entity]! _service: _Service! a: A }
        type A @key(fields: "id") { id: ID }
        scalar _Any
        union _Entity = A
        type _Service { sdl: String! }
    """)

    assert list(schema.types) == ["Query", "A"]
    assert list(schema.types["Query"].fields) == ["a"]


def test_a_query_root_with_nothing_else_is_left_out(schema_of):
    """Such a subgraph has no queries of its own."""
    schema = schema_of("""
        type Query { _service: _Service! }
        type _Service { sdl: String! }
        type A @key(fields: "id") { id: ID }
    """)

    assert list(schema.types) == ["A"]


def test_federation_1_may_mention_such_types_without_defining_them(schema_of):
    """Old schemas do."""
    schema = schema_of("""
        # no @link
        type Query { _entities(representations: [_Any!]!): [_Entity]! a: Int }
    """)

    assert list(schema.types["Query"].fields) == ["a"]
