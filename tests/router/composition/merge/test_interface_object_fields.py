"""What interface objects give to the implementations of their interface."""

from router.schema.join import FieldJoin

MEDIA = """
    type Query { media: [Media] }
    interface Media @key(fields: "id") { id: ID! }
    type Book implements Media @key(fields: "id") { id: ID! }
    type Film implements Media @key(fields: "id") { id: ID! %s }
"""
STARS = """
    type Media @interfaceObject @key(fields: "id") {
      id: ID! "how good" stars(of: Int): Int @tag(name: "x") @shareable
    }
"""


def test_the_copy_is_like_the_field_of_the_interface(supergraph_of):
    """Type, arguments, description and directives; only the join is its own."""
    supergraph = supergraph_of(a=MEDIA % "", b=STARS)
    copy, field = (supergraph.types[name].fields["stars"] for name in ("Book", "Media"))
    assert (copy.type, copy.arguments, copy.description) == (
        field.type,
        field.arguments,
        "how good",
    )
    assert copy.directives == field.directives
    assert copy.joins == (FieldJoin(None),)


def test_a_field_that_is_there_stays(supergraph_of):
    """The implementation resolves it itself as well."""
    film = supergraph_of(a=MEDIA % "stars(of: Int): Int @shareable", b=STARS).types["Film"]
    assert film.fields["stars"].joins == ()


def test_an_external_copy_gets_the_directives(supergraph_of):
    """It only stands for what the interface object has."""
    needs = 'stars: Int @external rank: ID @requires(fields: "stars")'
    film = supergraph_of(a=MEDIA % needs, b=STARS.replace("(of: Int)", "")).types["Film"]
    assert [use.name for use in film.fields["stars"].directives] == ["tag"]
    assert film.fields["stars"].joins == (FieldJoin("A", external=True),)
