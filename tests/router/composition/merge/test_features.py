"""Which features a supergraph links, under which names, and its join version."""

import pytest

LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/{}", import: [{}])'


def test_only_features_in_use_are_linked(supergraph_of):
    """A directive that is imported but not applied needs no link."""
    supergraph = supergraph_of(a='type Query { a: ID @tag(name: "x") @inaccessible b: ID }')
    assert [(link.url, link.purpose) for link in supergraph.links] == [
        ("https://specs.apollo.dev/tag/v0.3", None),
        ("https://specs.apollo.dev/inaccessible/v0.2", "SECURITY"),
    ]


def test_another_name_becomes_an_import(supergraph_of):
    """Clients of the supergraph's SDL find the directive as its subgraphs know it."""
    supergraph = supergraph_of(
        a=LINK.format("v2.9", '{name: "@tag", as: "@label"}')
        + 'type Query { a: ID @label(name: "x") }'
    )
    assert supergraph.links[0].imports == {"@tag": "@label"}


def test_list_size_is_always_imported(supergraph_of):
    """Its feature is called cost, so that the plain name is not the default one."""
    supergraph = supergraph_of(a="type Query { a: [ID] @listSize(assumedSize: 3) }")
    assert supergraph.links[0].imports == {"@listSize": "@listSize"}


@pytest.mark.parametrize(
    ("federation", "join"),
    [("v2.0", "v0.3"), ("v2.6", "v0.3"), ("v2.7", "v0.4"), ("v2.8", "v0.5"), ("v2.12", "v0.5")],
)
def test_the_join_version_follows_the_latest_federation(supergraph_of, federation, join):
    """The highest version that any subgraph links decides."""
    supergraph = supergraph_of(
        a=LINK.format(federation, "") + "type Query { a: ID }",
        b=LINK.format("v2.0", "") + "type Query { b: ID }",
    )
    assert supergraph.join_version == join


def test_a_feature_can_call_for_a_later_version(supergraph_of, hints_of):
    """IMPLICITLY_UPGRADED_FEDERATION_VERSION."""
    sdl = (
        'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3")'
        ' @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@cost"])'
        " type Query { a: ID @cost(weight: 3) }"
    )
    assert supergraph_of(a=sdl).join_version == "v0.5"
    assert hints_of(a=sdl) == ["IMPLICITLY_UPGRADED_FEDERATION_VERSION"]


def test_one_directive_has_one_name(issue_of):
    """LINK_IMPORT_NAME_MISMATCH."""
    issue = issue_of(
        a=LINK.format("v2.9", '"@tag"') + 'type Query { a: ID @tag(name: "x") }',
        b=LINK.format("v2.9", "") + 'type Query { b: ID @federation__tag(name: "x") }',
    )
    assert issue.code == "LINK_IMPORT_NAME_MISMATCH"
    assert '"@tag" in subgraph "a", "@federation__tag" in subgraph "b"' in issue.message
