"""One directive of federation, by all the names a schema may have for it."""

import pytest


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ('import: ["@key"]', "key"),
        ('import: [{ name: "@key", as: "@identity" }]', "identity"),
        ("", "federation__key"),
        ('as: "fed"', "fed__key"),
    ],
)
def test_a_directive_gets_its_canonical_name(schema_of, link: str, name: str):
    """Imported, renamed, or by the prefix of its feature."""
    schema = schema_of(f"""
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9" {link})
        type Query {{ a: A }}
        type A @{name}(fields: "id") {{ id: ID }}
    """)

    (use,) = schema.types["A"].directives
    assert (use.name, use.feature) == ("key", "federation")
    assert use.arguments == {"fields": "id"}


def test_federation_1_has_its_directives_under_plain_names(schema_of):
    """Nothing needs to be imported."""
    schema = schema_of("""
        # no @link
        type Query { a: A }
        type A @key(fields: "id") { id: ID @tag(name: "x") }
    """)

    assert schema.is_federation_1
    assert [use.feature for use in schema.types["A"].directives] == ["federation"]


def test_a_directive_of_the_same_name_as_one_of_federation_means_nothing(schema_of):
    """@external was not imported, so this one is the schema's own: defined, checked, ignored."""
    schema = schema_of("""
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
        directive @external on FIELD_DEFINITION
        type Query { a: Int @external }
    """)

    assert schema.types["Query"].fields["a"].directives == ()
    assert list(schema.directives) == ["external"]


def test_the_unprefixed_name_of_a_directive_needs_an_import(problems_of):
    """The message says what it is called, and how to get the other name."""
    (problem,) = problems_of("""
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
        type Query { a: Int @shareable }
    """)

    assert problem.code == "INVALID_GRAPHQL"
    assert '"@federation__shareable"' in problem.message


def test_a_directive_of_federation_2_is_unknown_to_federation_1(problems_of):
    """The message says what is missing."""
    (problem,) = problems_of("""
        # no @link
        type Query { a: Int @shareable }
    """)

    assert problem.code == "INVALID_GRAPHQL"
    assert "no @link" in problem.message


def test_other_known_features_bring_their_directives(schema_of):
    """The specification of cost can be linked by itself."""
    schema = schema_of("""
        extend schema
          @link(url: "https://specs.apollo.dev/federation/v2.5")
          @link(url: "https://specs.apollo.dev/cost/v0.1")
        type Query { a: [Int] @cost(weight: 2) @cost__listSize(assumedSize: 3) }
    """)

    uses = schema.types["Query"].fields["a"].directives
    assert [(use.name, use.feature) for use in uses] == [("cost", "cost"), ("listSize", "cost")]
