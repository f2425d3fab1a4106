"""Authorization passes between interfaces and what implements them."""


def _demands(element):
    return [use.name for use in element.directives]


def test_an_interface_demands_what_its_implementations_do(supergraph_of):
    """On the type and on its fields."""
    node = supergraph_of(
        a="""
        type Query { node: Node }
        interface Node { id: ID name: ID }
        type User implements Node @authenticated { id: ID name: ID }
        type Book implements Node { id: ID name: ID @policy(policies: [["p"]]) }
        """
    ).types["Node"]
    assert _demands(node) == ["authenticated"]
    assert _demands(node.fields["name"]) == ["policy"]
    assert _demands(node.fields["id"]) == []


def test_fields_of_an_interface_object_bring_their_demands(supergraph_of):
    """They hold for the implementations that get the field."""
    supergraph = supergraph_of(
        media="""
        type Query { media: [Media] }
        interface Media @key(fields: "id") { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! }
        """,
        stars='type Media @interfaceObject @key(fields: "id") {'
        " id: ID! stars: Int @authenticated }",
    )
    assert _demands(supergraph.types["Book"].fields["stars"]) == ["authenticated"]
    assert _demands(supergraph.types["Media"].fields["stars"]) == ["authenticated"]
