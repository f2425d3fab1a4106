"""@link: forms that are read, and ways of getting it wrong."""

import pytest

from router.schema.link import FEDERATION_IDENTITY, LINK_IDENTITY, Version


def test_federation_alone_brings_the_link_specification_along(schema_of):
    """Nobody has to link the specification of links."""
    schema = schema_of("""
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
        type Query { a: Int }
    """)

    assert [link.identity for link in schema.links] == [LINK_IDENTITY, FEDERATION_IDENTITY]
    assert schema.federation_version == Version(2, 3)


def test_a_schema_without_link_to_federation_is_of_federation_1(schema_of):
    """Even if it links something else."""
    schema = schema_of("""
        extend schema @link(url: "https://specs.apollo.dev/link/v1.0")
        type Query { a: Int }
    """)

    assert schema.is_federation_1
    assert [link.identity for link in schema.links] == [LINK_IDENTITY]


def test_imports_can_rename(schema_of):
    """The link keeps both names, so that composed directives can be compared."""
    schema = schema_of("""
        extend schema
          @link(url: "https://specs.apollo.dev/federation/v2.9")
          @link(
            url: "https://specs.example/shelf/v1.4", as: "rack", for: EXECUTION
            import: ["@shelf", { name: "@row", as: "@line" }, "Width"]
          )
        type Query { a: Int }
    """)

    shelf = schema.links[-1]
    assert shelf.prefix == "rack"
    assert shelf.purpose == "EXECUTION"
    assert shelf.imports == {"@shelf": "@shelf", "@row": "@line", "Width": "Width"}


def test_the_link_directive_itself_can_be_renamed(schema_of):
    """It is found by the url of the specification of links."""
    schema = schema_of("""
        directive @uses(url: String, as: String, for: uses__Purpose, import: [uses__Import])
          repeatable on SCHEMA
        enum uses__Purpose { SECURITY EXECUTION }
        scalar uses__Import
        extend schema # not @link
          @uses(url: "https://specs.apollo.dev/link/v1.0", as: "uses")
          @uses(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
        type Query { a: A }
        type A @key(fields: "id") { id: ID }
    """)

    assert schema.federation_version == Version(2, 9)
    assert schema.types["A"].has("key")
    assert list(schema.types) == ["Query", "A"]


def test_the_old_core_specification_links_features_too(schema_of):
    """@core(feature:) came before @link(url:)."""
    schema = schema_of("""
        directive @core(feature: String!, as: String) repeatable on SCHEMA
        schema # not @link
          @core(feature: "https://specs.apollo.dev/core/v0.1")
          @core(feature: "https://specs.apollo.dev/tag/v0.1") { query: Query }
        type Query { a: Int @tag(name: "internal") }
    """)

    assert [use.feature for use in schema.types["Query"].fields["a"].directives] == ["federation"]
    assert [link.name for link in schema.links] == ["core", "tag"]


@pytest.mark.parametrize(
    "items",
    [
        '"@keys"',
        '"key"',
        '{ name: "@key", as: "key" }',
        '{ name: "FieldSet", as: "@FieldSet" }',
        '{ as: "@key" }',
        '{ name: "@key", alias: "@id" }',
        "{ name: 7 }",
        "7",
    ],
)
def test_a_wrong_import_is_refused(codes_of, items: str):
    """Unknown, misspelt, or not an import at all."""
    sdl = f"""
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{items}])
        type Query {{ a: Int }}
    """

    assert codes_of(sdl) == ["INVALID_LINK_DIRECTIVE_USAGE"]


def test_a_feature_cannot_be_linked_twice(codes_of):
    """Not even in the same version."""
    assert codes_of("""
        extend schema
          @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
          @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@tag"])
        type Query { a: Int }
    """) == ["INVALID_LINK_DIRECTIVE_USAGE"]


def test_two_features_cannot_have_one_name_imported(codes_of):
    """@shelf would mean both."""
    assert codes_of("""
        extend schema
          @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
          @link(url: "https://specs.example/shelf/v1.0", import: ["@shelf"])
          @link(url: "https://specs.example/rack/v1.0", import: [{ name: "@rack", as: "@shelf" }])
        directive @shelf on OBJECT
        type Query { a: Int }
    """) == ["INVALID_LINK_DIRECTIVE_USAGE"]


def test_the_first_wrong_link_ends_the_reading(codes_of):
    """What follows from it is not reported: @keys cannot be known."""
    assert codes_of("""
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@keys"])
        type A @keys(fields: "id") { id: ID }
    """) == ["INVALID_LINK_DIRECTIVE_USAGE"]


def test_with_the_link_specification_linked_the_reading_goes_on(codes_of):
    """The feature is then missing, and what depends on it is reported as well."""
    assert codes_of("""
        extend schema
          @link(url: "https://specs.apollo.dev/link/v1.0")
          @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@keys"])
        type A @keys(fields: "id") { id: ID }
    """) == ["INVALID_LINK_DIRECTIVE_USAGE", "INVALID_GRAPHQL"]


def test_a_malformed_url_is_refused(problems_of):
    """At the place of the @link."""
    (problem,) = problems_of("""
        extend schema
          @link(url: "https://specs.apollo.dev/federation/v2.9")
          @link(url: "https://specs.example/shelf")
        type Query { a: Int }
    """)

    assert problem.code == "INVALID_LINK_IDENTIFIER"
    assert [(place.line, place.column) for place in problem.locations] == [(4, 11)]


@pytest.mark.parametrize("version", ["v2.99", "v3.0", "v1.0"])
def test_a_federation_version_that_does_not_exist_is_refused(codes_of, version: str):
    """Known are 2.0 to 2.14."""
    sdl = f"""
        extend schema @link(url: "https://specs.apollo.dev/federation/{version}")
        type Query {{ a: Int }}
    """

    assert codes_of(sdl) == ["UNKNOWN_FEDERATION_LINK_VERSION"]


def test_a_link_version_that_does_not_exist_is_refused(codes_of):
    """Known is 1.0."""
    assert codes_of("""
        extend schema @link(url: "https://specs.apollo.dev/link/v4.1")
        type Query { a: Int }
    """) == ["UNKNOWN_LINK_VERSION"]


FEDERATION = '@link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])'


@pytest.mark.parametrize(
    "links",
    [
        '@link(url: "https://a.example/foo/v1.0") @link(url: "https://b.example/foo/v1.0")',
        '@link(url: "https://a.example/foo/v1.0", as: "bar") @link(url: "https://b.example/bar/v1.0")',
        '@link(url: "https://a.example/federation/v1.0")',
        '@link(url: "https://a.example/foo/v1.0", as: "link")',
    ],
)
def test_two_features_cannot_go_by_one_name(codes_of, links):
    """Whether the name is their own or given by `as`."""
    sdl = f"extend schema {FEDERATION} {links} type Query {{ a: Int }}"
    assert codes_of(sdl) == ["INVALID_LINK_DIRECTIVE_USAGE"]
