"""Supergraph SDL of every join version as one kind of value, and what is refused."""

import inspect

import pytest

from router.errors import SupergraphError
from router.schema.field_set import parse_field_set
from router.schema.join import (
    ContextArgument,
    EnumValueJoin,
    FieldJoin,
    ImplementsJoin,
    MemberJoin,
    TypeJoin,
)
from router.schema.supergraph import Graph
from router.schema.supergraph_reader import read_supergraph
from router.schema.type_ref import TypeRef

HEADER = """
schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
  @link(url: "https://specs.apollo.dev/tag/v0.3")
{ query: Query }
enum join__Graph {
  A @join__graph(name: "a-service", url: "http://a")
  B @join__graph(name: "b", url: "http://b")
}
"""


def read(body: str, header: str = HEADER):
    return read_supergraph(inspect.cleandoc(header) + "\n" + inspect.cleandoc(body))


def refusal(body: str, header: str = HEADER) -> SupergraphError:
    with pytest.raises(SupergraphError) as caught:
        read(body, header)
    return caught.value


QUERY = "type Query @join__type(graph: A) { a: Int }\n"


def test_graphs_keep_the_order_of_the_enum():
    """The enum value is the id, the argument the subgraph's own name."""
    assert read(QUERY).graphs == (
        Graph("A", "a-service", "http://a"),
        Graph("B", "b", "http://b"),
    )


def test_joins_of_types_fields_members_and_values():
    """Every join directive becomes a fact on its element, with its defaults filled in."""
    types = read("""
        type Query @join__type(graph: A) { a: Book @join__field(graph: A, provides: "id") b: Int }
        interface Node @join__type(graph: A, key: "id", resolvable: false) { id: ID! }
        type Book implements Node @join__implements(graph: A, interface: "Node")
          @join__type(graph: B, isInterfaceObject: true, extension: true) {
          id: ID! @join__field(graph: B, type: "[ID!]!", external: true, override: "x",
            overrideLabel: "l", usedOverridden: true, requires: "a { b }")
          own(x: Int): Int @join__field(graph: A, contextArguments:
            [{context: "A__c", name: "y", type: "Int", selection: "{ z }"}])
        }
        union Any @join__type(graph: A) @join__unionMember(graph: A, member: "Book") = Book
        enum Size @join__type(graph: A) { S @join__enumValue(graph: A) }
    """).types

    assert types["Node"].joins == (TypeJoin("A", parse_field_set("id"), resolvable=False),)
    assert types["Book"].joins == (TypeJoin("B", extension=True, is_interface_object=True),)
    assert types["Book"].implements_joins == (ImplementsJoin("A", "Node"),)
    assert types["Query"].fields["b"].joins == ()
    assert types["Book"].fields["id"].joins == (
        FieldJoin(
            "B",
            type=TypeRef("ID", "![!"),
            requires=parse_field_set("a { b }"),
            external=True,
            override="x",
            used_overridden=True,
            override_label="l",
        ),
    )
    (join,) = types["Book"].fields["own"].joins
    assert join.context_arguments == (ContextArgument("y", TypeRef("Int"), "A__c", "{ z }"),)
    assert types["Any"].member_joins == (MemberJoin("A", "Book"),)
    assert types["Size"].values["S"].joins == (EnumValueJoin("A"),)


def test_names_follow_the_links():
    """`as` renames a feature's prefix, `import` a single element; values are canonical."""
    supergraph = read(
        """
        directive @lnk(url: String, as: String, for: lnk__Purpose) repeatable on SCHEMA
        directive @j__type(graph: j__Graph!) repeatable on OBJECT
        directive @label(name: String!) on OBJECT
        type Query @j__type(graph: A) @label(name: "x") @hidden { a: Int @label__tag(name: "y") }
        enum lnk__Purpose { EXECUTION }
        """,
        """
        schema
          @lnk(url: "https://specs.apollo.dev/link/v1.0", as: "lnk")
          @lnk(url: "https://specs.apollo.dev/join/v0.3", as: "j", for: EXECUTION)
          @lnk(url: "https://specs.apollo.dev/tag/v0.3", as: "label")
          @lnk(url: "https://specs.apollo.dev/inaccessible/v0.2",
               import: [{name: "@inaccessible", as: "@hidden"}])
        { query: Query }
        enum j__Graph { A @j__graph(name: "a", url: "") }
        """,
    )
    query = supergraph.types["Query"]

    assert query.joins == (TypeJoin("A"),)
    assert [(use.name, use.feature) for use in query.directives] == [
        ("tag", "tag"),
        ("inaccessible", "inaccessible"),
    ]
    assert list(supergraph.types) == ["Query"]
    assert supergraph.directives == {}


def test_a_type_named_like_a_feature_is_an_ordinary_type():
    """Only the prefix with two underscores is the feature's."""
    types = read("type Query @join__type(graph: A) { a: tag } scalar tag @join__type(graph: A)")

    assert "tag" in types.types


def test_definitions_that_no_known_feature_makes_are_kept():
    """Composed directives are carried along under the names they have."""
    supergraph = read(
        "directive @mine(size: Int = 3) repeatable on OBJECT\n"
        "type Query @join__type(graph: A) @mine(size: 4) { a: Int }"
    )

    assert supergraph.directives["mine"].is_repeatable
    assert [use.feature for use in supergraph.types["Query"].directives] == [None]


def test_an_unknown_feature_without_purpose_is_ignored():
    """Its link is kept, so that it can be printed again."""
    header = HEADER.replace("{ query", '@link(url: "https://example.com/later/v3.1") { query')

    assert [link.name for link in read(QUERY, header).links] == ["tag", "later"]


@pytest.mark.parametrize("purpose", ["SECURITY", "EXECUTION"])
def test_an_unknown_feature_that_must_be_understood_is_refused(purpose):
    """Serving without it could answer wrongly, or to the wrong person."""
    header = HEADER.replace(
        "{ query", f'@link(url: "https://example.com/later/v3.1", for: {purpose})\n{{ query'
    )
    error = refusal(QUERY, header)

    assert "https://example.com/later/v3.1" in error.message
    assert error.line == 5


def test_a_known_feature_in_an_unknown_version_is_an_unknown_feature():
    """Nobody can know what a later version means."""
    header = HEADER.replace(
        "{ query", '@link(url: "https://specs.apollo.dev/policy/v0.9", for: SECURITY) { query'
    )

    assert "policy/v0.9" in refusal(QUERY, header).message


def test_a_syntax_error_has_a_place():
    """Line and column are also in the message, for whoever only logs it."""
    error = refusal("type Query {\n  a: \n}")

    assert (error.line, error.column) == (12, 1)
    assert error.message.endswith("(line 12, column 1)")


@pytest.mark.parametrize(
    ("body", "reason", "place"),
    [
        ("type Query @join__type(graph: C) { a: Int }", 'there is no graph "C"', (10, 31)),
        ("type Query @join__type { a: Int }", "@join__type needs a graph", (10, 12)),
        (QUERY + "type Query { b: Int }", 'type "Query" is defined twice', (11, 1)),
        ("type Query { a: Bok }", '"Query.a" refers to "Bok", which is not defined', (10, 1)),
        ('type Query @join__type(graph: A, key: "{") { a: Int }', "is not a field set", (10, 39)),
        ('type Query { a: Int @join__field(type: "[") }', "is not a type reference", (10, 40)),
        (QUERY + "extend type Query { b: Int }", "definitions only", (11, 1)),
        ("type A { a: Int }", "no type Query", (1, 1)),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_place(body, reason, place):
    """Reading stops at the first fault: a supergraph is generated, not written."""
    error = refusal(body)

    assert reason in error.message
    assert (error.line, error.column) == place


def test_an_ordinary_schema_is_no_supergraph():
    """The likeliest mistake: a subgraph's SDL, or an API schema."""
    error = refusal(QUERY, "")

    assert "not a supergraph" in error.message


def test_a_later_join_version_is_refused():
    """The message says what can be read."""
    error = refusal(QUERY, HEADER.replace("join/v0.5", "join/v0.6"))

    assert "join v0.1 to v0.5" in error.message


def test_root_types_have_their_standard_names():
    """Composition renames them; a supergraph that did not is not what composition makes."""
    error = refusal("type Root { a: Int }", HEADER.replace("query: Query", "query: Root"))

    assert "the query type of a supergraph is Query, not Root" in error.message


def test_a_linked_directive_is_kept_even_under_the_name_of_one_of_graphql():
    """Somebody composed it with a meaning of its own; GraphQL's definitions are known anyway."""
    link = '@link(url: "https://spec.graphql.org/specified/v1.6", import: ["@oneOf"])\n{ query'
    body = QUERY + "directive @oneOf on INPUT_OBJECT | OBJECT directive @skip on FIELD"

    assert list(read(body, HEADER.replace("{ query", link)).directives) == ["oneOf"]
    assert list(read(body).directives) == []
