"""Join v0.1 and v0.2: what they leave unsaid is said when they are read."""

import inspect

from router.schema.join import EnumValueJoin, FieldJoin, ImplementsJoin, MemberJoin, TypeJoin
from router.schema.supergraph_reader import read_supergraph

GRAPHS = """
enum join__Graph {
  P @join__graph(name: "products" url: "http://p")
  R @join__graph(name: "reviews" url: "http://r")
  U @join__graph(name: "users" url: "http://u")
}
"""
V1 = (
    """
schema
  @core(feature: "https://specs.apollo.dev/core/v0.1")
  @core(feature: "https://specs.apollo.dev/join/v0.1")
{ query: Query }
directive @core(feature: String!) repeatable on SCHEMA
type Query { product(id: ID!): Product @join__field(graph: P) }
"""
    + GRAPHS
)
PRODUCT = """
type Product implements Named
  @join__owner(graph: P)
  @join__type(graph: P, key: "id")
  @join__type(graph: R, key: "id")
{
  id: ID! @join__field(graph: P)
  name: String
  weight: Int @join__field(graph: P)
  score: Int @join__field(graph: R, requires: "weight")
}
interface Named { name: String }
"""


def types_of(body: str, header: str = V1):
    return read_supergraph(inspect.cleandoc(header + body)).types


def graphs(element) -> list[str | None]:
    return [join.graph for join in element.joins]


def test_fields_of_an_entity_belong_to_its_owner():
    """Unless @join__field names another graph."""
    fields = types_of(PRODUCT)["Product"].fields

    assert graphs(fields["name"]) == ["P"]
    assert graphs(fields["score"]) == ["R"]


def test_a_graph_that_extends_an_entity_has_its_key():
    """The key is what it is entered by, so it answers those fields itself."""
    product = types_of(PRODUCT)["Product"]

    assert product.fields["id"].joins == (FieldJoin("P"), FieldJoin("R"))
    assert [join.extension for join in product.joins] == [False, True]


def test_what_a_graph_requires_is_external_there():
    """v0.1 does not print external fields."""
    weight = types_of(PRODUCT)["Product"].fields["weight"]

    assert weight.joins == (FieldJoin("P"), FieldJoin("R", external=True))


def test_what_a_graph_provides_is_external_there():
    """Also on a type that the graph otherwise does not mention."""
    user = types_of(
        PRODUCT
        + """
        type Review @join__owner(graph: R) @join__type(graph: R, key: "id") {
          id: ID!
          author: User @join__field(graph: R, provides: "name")
        }
        type User @join__owner(graph: U) @join__type(graph: U, key: "id") { id: ID! name: String }
        """
    )["User"]

    assert user.fields["name"].joins == (FieldJoin("U"), FieldJoin("R", external=True))
    assert TypeJoin("R") in user.joins


def test_a_value_type_is_where_all_that_it_refers_to_is():
    """Federation 1 wants value types to be alike in all subgraphs that have them."""
    types = types_of(
        PRODUCT
        + """
        type Offer { product: Product price: Price }
        type Price { amount: Int currency: Currency }
        enum Currency { EUR }
        input Filter { currency: Currency }
        union Found = Product | Price
        """
    )

    assert graphs(types["Offer"]) == ["P", "R"]
    assert graphs(types["Price"]) == ["P", "R", "U"]
    assert types["Currency"].values["EUR"].joins == (
        EnumValueJoin("P"),
        EnumValueJoin("R"),
        EnumValueJoin("U"),
    )
    assert types["Found"].member_joins == (
        MemberJoin("P", "Product"),
        MemberJoin("P", "Price"),
        MemberJoin("R", "Product"),
        MemberJoin("R", "Price"),
        MemberJoin("U", "Price"),
    )


def test_an_interface_is_implemented_where_its_fields_are():
    """Reviews extends Product but cannot answer its name."""
    assert types_of(PRODUCT)["Product"].implements_joins == (ImplementsJoin("P", "Named"),)


def test_in_v0_2_members_and_values_belong_to_every_graph_of_their_type():
    """v0.2 lists the graphs of types and fields, not yet those of members and values."""
    header = (
        """
schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.2", for: EXECUTION)
{ query: Query }
"""
        + GRAPHS
    )
    types = types_of(
        """
        type Query @join__type(graph: P) @join__type(graph: R) { found: [Found] size: Size }
        type Book @join__type(graph: P) @join__type(graph: R) { id: ID }
        type Film @join__type(graph: R) { id: ID }
        union Found @join__type(graph: P) @join__type(graph: R) = Book | Film
        enum Size @join__type(graph: R) { S }
        """,
        header,
    )

    assert types["Found"].member_joins == (
        MemberJoin("P", "Book"),
        MemberJoin("R", "Book"),
        MemberJoin("R", "Film"),
    )
    assert types["Size"].values["S"].joins == (EnumValueJoin("R"),)


def test_an_old_supergraph_is_written_in_the_oldest_version_we_print():
    """Reading has said what v0.3 says."""
    assert read_supergraph(inspect.cleandoc(V1 + PRODUCT)).join_version == "v0.3"
