"""Interfaces: the union of their fields; interface objects are declarations of them."""

from router.schema.join import FieldJoin, ImplementsJoin, TypeJoin

MEDIA = """
    type Query { media: [Media] }
    interface Media @key(fields: "id") { id: ID! }
    type Book implements Media @key(fields: "id") { id: ID! }
    type Film implements Media @key(fields: "id") { id: ID! }
"""
STARS = 'type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int }'


def test_implements_is_united_and_kept_by_subgraph(supergraph_of):
    """A type implements what it implements anywhere; the joins say where."""
    book = supergraph_of(
        a="type Query { n: Node } interface Node { id: ID }"
        " type Book implements Node @shareable { id: ID }",
        b="type Book @shareable { id: ID }",
    ).types["Book"]
    assert book.interfaces == ("Node",)
    assert book.implements_joins == (ImplementsJoin("A", "Node"),)


def test_an_interface_object_is_a_declaration_of_the_interface(supergraph_of):
    """Its fields become the interface's, and the type join says what it is."""
    media = supergraph_of(media=MEDIA, stars=STARS).types["Media"]
    assert media.kind == "interface"
    assert list(media.fields) == ["id", "stars"]
    assert [join.is_interface_object for join in media.joins] == [False, True]
    assert media.fields["stars"].joins == (FieldJoin("STARS"),)


def test_implementations_get_the_fields_of_an_interface_object(supergraph_of):
    """The copy has a join without a graph: no subgraph has it on the type itself."""
    supergraph = supergraph_of(media=MEDIA, stars=STARS)
    for name in ("Book", "Film"):
        assert supergraph.types[name].fields["stars"].joins == (FieldJoin(None),)
        assert supergraph.types[name].joins == (
            TypeJoin("MEDIA", supergraph.types[name].joins[0].key),
        )


def test_a_field_missing_on_an_interface_is_hinted(hints_of):
    """INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD, for interfaces without keys."""
    hints = hints_of(
        a="type Query { n: Node } interface Node { id: ID }",
        b="type Query { m: Node } interface Node { id: ID name: String }",
    )
    assert hints == ["INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD"]


def test_interfaces_may_return_a_narrower_type_somewhere(supergraph_of):
    """The interface is the wider type of what implements it."""
    supergraph = supergraph_of(
        a="type Query { n: Node @shareable } interface Node { id: ID }"
        " type Book implements Node @shareable { id: ID }",
        b="type Query { n: Book @shareable } type Book @shareable { id: ID }",
    )
    assert str(supergraph.types["Query"].fields["n"].type) == "Node"


def test_a_key_on_an_interface_object_makes_the_interface_an_entity(hints_of):
    """Its fields are where they belong, and nothing to remark."""
    interface = """
        type Query { media: Media }
        interface Media { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! }
    """
    contributing = 'type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int }'
    code = "INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD"
    assert code not in hints_of(a=interface, b=contributing)
    plain = interface.replace("{ id: ID! }", "{ id: ID! stars: Int }")
    assert code in hints_of(a=plain, b="interface Media { id: ID! }")
