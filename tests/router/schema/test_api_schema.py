"""What clients see: the API schema as values, as graphql-core's schema, and as SDL."""

import inspect

import pytest
from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    build_schema,
    get_introspection_query,
    graphql_sync,
    lexicographic_sort_schema,
    parse,
    print_schema,
    validate,
)
from hypothesis import HealthCheck, given, settings

from router.schema.api_model import build_api_model
from router.schema.api_printer import print_api_schema
from router.schema.api_schema import build_api_schema
from router.schema.supergraph_reader import read_supergraph
from tests.router.schema.generated_supergraphs import supergraphs

HEADER = """
schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
  @link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)
{ query: Query mutation: Mutation }
enum join__Graph { A @join__graph(name: "a", url: "") }
directive @live(every: Int = 5) on QUERY | OBJECT
directive @mine on OBJECT
type Mutation @join__type(graph: A) { noop: Int }
"""


def supergraph(body: str):
    return read_supergraph(
        HEADER + inspect.cleandoc(body).replace("@in_a", "@join__type(graph: A)")
    )


BOOKSHOP = supergraph('''
    type Query @in_a {
      book(isbn: Isbn!, secret: Int = 0 @inaccessible): Book
      node: Node
      search(by: Filter = {limit: 5}): [Item!]! @deprecated(reason: "use node")
    }
    """A thing."""
    interface Node @in_a { id: ID! }
    type Book implements Node & Hidden @in_a @mine { id: ID! cost: Int @inaccessible price: Int }
    type Draft implements Node @in_a @inaccessible { id: ID! }
    interface Hidden @in_a @inaccessible { id: ID! }
    union Item @in_a = Book | Draft
    enum Genre @in_a { CRIME @join__enumValue(graph: A) LOST @deprecated SPY @inaccessible }
    input Filter @in_a @oneOf { genre: Genre limit: Int internal: Int @inaccessible }
    scalar Isbn @in_a @specifiedBy(url: "https://isbn.example")
''')


def test_inaccessible_elements_are_gone_with_all_that_refers_to_them():
    """Fields, arguments, values, members, interfaces and whole types."""
    types = build_api_model(BOOKSHOP).types

    assert list(types["Query"].fields["book"].arguments) == ["isbn"]
    assert list(types["Book"].fields) == ["id", "price"]
    assert types["Book"].interfaces == ("Node",)
    assert types["Item"].members == ("Book",)
    assert list(types["Genre"].values) == ["CRIME", "LOST"]
    assert list(types["Filter"].input_fields) == ["genre", "limit"]
    assert not {"Draft", "Hidden"} & set(types)


def test_no_join_is_left():
    """The API model says what there is, not where."""
    for definition in build_api_model(BOOKSHOP).types.values():
        assert definition.joins == definition.implements_joins == definition.member_joins == ()
        assert all(field.joins == () for field in definition.fields.values())


def test_only_executable_directives_can_be_used_by_clients():
    """With their executable locations only; @mine is for the schema."""
    directives = build_api_model(BOOKSHOP).directives

    assert list(directives) == ["live"]
    assert directives["live"].locations == ("QUERY",)


def test_what_a_link_brings_is_not_for_clients():
    """Imported, renamed or prefixed, even if it could stand in an operation."""
    link = '@link(url: "https://example.com/access/v1.0", import: [{name: "@log", as: "@trace"}])\n'
    text = HEADER.replace("{ query", link + "{ query")
    text += "type Query @join__type(graph: A) { a: Int }"
    text += " directive @trace on FIELD directive @access on FIELD directive @access__x on FIELD"
    found = read_supergraph(text)

    assert {"trace", "access", "access__x"} < set(found.directives)
    assert list(build_api_model(found).directives) == ["live"]


def test_a_directive_of_a_link_is_nothing_to_clients_even_if_graphql_has_one_of_that_name():
    """Somebody linked it to mean something else."""
    body = "input In @in_a @oneOf { a: Int } type Query @in_a { a: Int }"
    body = body.replace("@in_a", "@join__type(graph: A)")
    link = '@link(url: "https://spec.graphql.org/specified/v1.6", import: ["@oneOf"])\n{ query'
    linked = read_supergraph(HEADER.replace("{ query", link) + body)

    assert build_api_model(read_supergraph(HEADER + body)).types["In"].has("oneOf")
    assert not build_api_model(linked).types["In"].has("oneOf")


def test_a_users_own_inaccessible_directive_hides_nothing():
    """Only the feature's does: a supergraph that does not link it has none."""
    text = (HEADER + "type Query @join__type(graph: A) { a: Int @inaccessible }").replace(
        '@link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)', ""
    )

    assert "a" in build_api_model(read_supergraph(text)).types["Query"].fields


def test_the_api_sdl_is_sorted_and_readable():
    """Fields, arguments, values and members by name: fit for a diff."""
    assert (
        print_api_schema(BOOKSHOP)
        == inspect.cleandoc('''
        directive @live(every: Int = 5) on QUERY

        type Book implements Node {
          id: ID!
          price: Int
        }

        input Filter @oneOf {
          genre: Genre
          limit: Int
        }

        enum Genre {
          CRIME
          LOST @deprecated
        }

        scalar Isbn @specifiedBy(url: "https://isbn.example")

        union Item = Book

        type Mutation {
          noop: Int
        }

        """A thing."""
        interface Node {
          id: ID!
        }

        type Query {
          book(isbn: Isbn!): Book
          node: Node
          search(by: Filter = {limit: 5}): [Item!]! @deprecated(reason: "use node")
        }
    ''')
        + "\n"
    )


def test_introspection_shows_what_the_sdl_says():
    """Deprecation, defaults, @oneOf and @specifiedBy among it."""
    query = get_introspection_query(
        specified_by_url=True, input_value_deprecation=True, one_of=True
    )
    answers = [
        graphql_sync(lexicographic_sort_schema(schema), query)
        for schema in (build_api_schema(BOOKSHOP), build_schema(print_api_schema(BOOKSHOP)))
    ]

    assert answers[0].errors is None
    assert answers[0].data == answers[1].data


def test_built_in_scalars_that_nothing_uses_do_not_exist():
    """GraphQL specification, section 3.5: Float is nowhere in this schema."""
    types = build_api_schema(BOOKSHOP).type_map

    assert "Float" not in types
    assert {"Int", "ID", "String", "Boolean"} <= set(types)


def test_fields_come_into_being_when_they_are_asked_for():
    """A big schema starts fast: building it looks into no type."""
    types = build_api_schema(BOOKSHOP).type_map.values()

    untouched = [
        named
        for named in types
        if isinstance(named, GraphQLObjectType | GraphQLInterfaceType)
        and not named.name.startswith("__")
    ]
    assert untouched
    assert all("fields" not in vars(named) for named in untouched)


def test_subtypes_are_known_without_looking_into_types():
    """Implementations come from the model."""
    schema = build_api_schema(BOOKSHOP)
    node, item = schema.type_map["Node"], schema.type_map["Item"]

    assert [found.name for found in schema.get_possible_types(node)] == ["Book"]
    assert schema.is_sub_type(item, schema.type_map["Book"])
    assert not schema.is_sub_type(node, schema.type_map["Query"])


@pytest.mark.parametrize(
    ("operation", "fault"),
    [
        ("{ book(isbn: 1) { id price } node { ... on Book { id } } }", None),
        ("mutation { noop }", None),
        ("{ book(isbn: 1) { cost } }", "Cannot query field 'cost' on type 'Book'"),
        ("{ node { ... on Draft { id } } }", "Unknown type 'Draft'"),
        ("{ search(by: {genre: SPY}) { __typename } }", "Value 'SPY' does not exist"),
        ("subscription { x }", "subscription"),
    ],
)
def test_operations_are_validated_against_the_api(operation, fault):
    """Hidden elements are unknown, not forbidden."""
    errors = validate(build_api_schema(BOOKSHOP), parse(operation))

    assert [fault in error.message for error in errors] == ([True] if fault else [])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(supergraphs)
def test_the_schema_is_the_one_that_its_sdl_describes(supergraph):
    """Built from values or by parsing the text: the same."""
    built = lexicographic_sort_schema(build_api_schema(supergraph))
    parsed = build_schema(print_api_schema(supergraph), assume_valid=True)

    assert print_schema(built) == print_schema(lexicographic_sort_schema(parsed))
