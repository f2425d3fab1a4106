"""@composeDirective: what is composed, and what is refused."""

import pytest

FEDERATION = """@link(
    url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective", "@shareable"]
)"""
CODE = "DIRECTIVE_COMPOSITION_ERROR"


def _sdl(feature, compose, field, *, name="@owner", definition="directive @owner(team: ID!)"):
    composed = f'@composeDirective(name: "{compose}")' if compose else ""
    return f"""
    extend schema {FEDERATION}
      @link(url: "https://example.com/ownership/{feature}", import: ["{name}"]) {composed}
    {definition} on FIELD_DEFINITION
    type Query {{ a: ID @shareable {field} }}
    """


def test_a_composed_directive_is_in_the_supergraph(supergraph_of):
    """Definition, applications, and a link with the import."""
    supergraph = supergraph_of(a=_sdl("v1.0", "@owner", '@owner(team: "x")'))
    (use,) = supergraph.types["Query"].fields["a"].directives
    assert (use.name, use.arguments) == ("owner", {"team": "x"})
    assert supergraph.directives["owner"].locations == ("FIELD_DEFINITION",)
    (link,) = supergraph.links
    assert (link.url, link.imports) == ("https://example.com/ownership/v1.0", {"@owner": "@owner"})


def test_the_latest_definition_wins(supergraph_of):
    """Minor versions are compatible, and the later one knows more."""
    supergraph = supergraph_of(
        a=_sdl("v1.0", "@owner", '@owner(team: "x")'),
        b=_sdl("v1.2", "@owner", "", definition="directive @owner(team: ID!, since: Int)"),
    )
    assert list(supergraph.directives["owner"].arguments) == ["team", "since"]
    assert supergraph.links[0].url == "https://example.com/ownership/v1.2"


@pytest.mark.parametrize("name", ["owner", "@nobody", "@shareable"])
def test_a_name_must_be_that_of_a_custom_directive(errors_of, name):
    """With "@", defined in the subgraph, and none of federation's own."""
    assert errors_of(a=_sdl("v1.0", name, "")) == [CODE]


def test_a_directive_must_belong_to_a_linked_feature(errors_of):
    """Otherwise nobody could tell two directives of one name apart."""
    sdl = f"""
    extend schema {FEDERATION} @composeDirective(name: "@owner")
    directive @owner on FIELD_DEFINITION
    type Query {{ a: ID }}
    """
    assert errors_of(a=sdl) == [CODE]


def test_major_versions_cannot_be_mixed(errors_of, hints_of):
    """An error when both are composed, a hint when only one is."""
    assert errors_of(a=_sdl("v1.0", "@owner", ""), b=_sdl("v2.0", "@owner", "")) == [CODE]
    assert hints_of(a=_sdl("v1.0", "@owner", ""), b=_sdl("v2.0", "", "")) == [
        "DIRECTIVE_COMPOSITION_INFO"
    ]


def test_a_composed_directive_has_one_name(errors_of, hints_of):
    """An error when both names are composed, a hint when only one is."""
    renamed = {"definition": "directive @boss(team: ID!)"}

    def other(compose):
        return _sdl("v1.0", compose, "", **renamed).replace(
            'import: ["@owner"]', 'import: [{name: "@owner", as: "@boss"}]'
        )

    assert errors_of(a=_sdl("v1.0", "@owner", ""), b=other("@boss")) == [CODE]
    assert hints_of(a=_sdl("v1.0", "@owner", ""), b=other("")) == ["DIRECTIVE_COMPOSITION_WARN"]


def test_tag_is_composed_anyway(hints_of):
    """Asking for it does no harm."""
    sdl = """
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective", "@tag"])
      @composeDirective(name: "@tag")
    type Query { a: ID @tag(name: "x") }
    """
    assert hints_of(a=sdl) == ["DIRECTIVE_COMPOSITION_INFO"]
