"""@cacheTag: kept for each subgraph, not merged."""

from router.schema.definition import DirectiveUse
from router.schema.literal import EnumName, ObjectLiteral

LINK = """
extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.12", import: ["@cacheTag", "@key", "@shareable"]
)
"""


def _use(text, *graphs):
    arguments = ObjectLiteral((("format", text),))
    graph_names = tuple(EnumName(graph) for graph in graphs)
    return DirectiveUse(
        "join__directive",
        {"graphs": graph_names, "name": "federation__cacheTag", "args": arguments},
        "join",
    )


def test_equal_applications_of_several_subgraphs_are_one(supergraph_of):
    """Each different one lists the graphs that have it."""
    supergraph = supergraph_of(
        a=LINK + 'type Query { a: ID @shareable @cacheTag(format: "x") @cacheTag(format: "y") }',
        b=LINK + 'type Query { a: ID @shareable @cacheTag(format: "x") }',
    )
    assert supergraph.types["Query"].fields["a"].directives == (
        _use("x", "A", "B"),
        _use("y", "A"),
    )
    assert [link.name for link in supergraph.links] == ["cacheTag"]


def test_types_have_them_as_well(supergraph_of):
    """An entity can be cached whole."""
    supergraph = supergraph_of(
        a=LINK + "type Query { u: U }"
        ' type U @key(fields: "id") @cacheTag(format: "u-{$key.id}") { id: ID! }'
    )
    assert supergraph.types["U"].directives == (_use("u-{$key.id}", "A"),)
