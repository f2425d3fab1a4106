"""The door: what a subgraph's schema looks like when read, and in which stages it is refused."""

from router.schema.definition import Location, TypeKind
from router.schema.literal import EnumName
from router.schema.schema_problem import SchemaProblem
from router.schema.subgraph import Subgraph
from router.schema.subgraph_reader import read_subgraph


def test_everything_a_schema_says_is_kept(schema_of):
    """Kinds, members, types, defaults, descriptions, directives, places."""
    schema = schema_of(""""Of the schema"
        schema @tag(name: "public") { query: Query }
        "All of it" type Query { books(first: Int = 3, sort: Sort = TITLE): [Book!]! @shareable }
        interface Item { id: ID! }
        type Book implements Item @key(fields: "id") { id: ID! "Of the book" title: String }
        union Found = Book
        enum Sort { TITLE PRICE @deprecated }
        input Filter { title: String = null }
        scalar Isbn @specifiedBy(url: "https://isbn.example")
        directive @lowercase(locale: String) repeatable on FIELD_DEFINITION | QUERY
    """)

    books = schema.types["Query"].fields["books"]
    assert {name: item.kind for name, item in schema.types.items()} == {
        "Query": TypeKind.OBJECT,
        "Item": TypeKind.INTERFACE,
        "Book": TypeKind.OBJECT,
        "Found": TypeKind.UNION,
        "Sort": TypeKind.ENUM,
        "Filter": TypeKind.INPUT,
        "Isbn": TypeKind.SCALAR,
    }
    assert str(books.type) == "[Book!]!"
    assert books.arguments["sort"].default == EnumName("TITLE")
    assert schema.types["Filter"].input_fields["title"].has_default
    assert schema.types["Found"].members == ("Book",)
    assert schema.types["Book"].interfaces == ("Item",)
    assert schema.types["Book"].fields["title"].description == "Of the book"
    assert schema.types["Sort"].values["PRICE"].has("deprecated")
    assert schema.types["Query"].location == Location(3, 9)
    assert schema.directives["lowercase"].locations == ("FIELD_DEFINITION", "QUERY")
    assert [use.name for use in schema.schema_directives] == ["tag"]
    assert schema.description == "Of the schema"


def test_renamed_root_types_get_their_standard_names(schema_of):
    """Wherever they are mentioned."""
    schema = schema_of("""
        schema { query: Reading mutation: Writing }
        type Reading { a: Int }
        type Writing { write: Reading }
        union Any = Reading
    """)

    assert schema.root_names == {"Query": "Reading", "Mutation": "Writing"}
    assert str(schema.types["Mutation"].fields["write"].type) == "Query"
    assert schema.types["Any"].members == ("Query",)


def test_a_type_named_like_a_root_is_one_without_being_declared(schema_of):
    """Also where `schema` names others."""
    schema = schema_of("schema { query: Query } type Query { a: Int } type Mutation { b: Int }")

    assert schema.root_names == {"Query": "Query", "Mutation": "Mutation"}


def test_root_query_used(codes_of):
    """The standard name belongs to another type."""
    assert codes_of("schema { query: Q } type Q { a: Int } type Query { b: Int }") == [
        "ROOT_QUERY_USED"
    ]


def test_root_mutation_used(codes_of):
    """The same for mutations."""
    assert codes_of("schema { mutation: M } type M { a: Int } type Mutation { b: Int }") == [
        "ROOT_MUTATION_USED"
    ]


def test_root_subscription_used(codes_of):
    """The same for subscriptions."""
    assert codes_of(
        "schema { subscription: S } type S { a: Int } type Subscription { b: Int }"
    ) == ["ROOT_SUBSCRIPTION_USED"]


def test_invalid_subgraph_name():
    """An underscore is the name of no subgraph."""
    assert read_subgraph(Subgraph("_", sdl="type Query { a: Int }")) == (
        SchemaProblem(
            "INVALID_SUBGRAPH_NAME", 'Invalid name "_" for a subgraph: this name is reserved'
        ),
    )


def test_a_syntax_error_has_its_place():
    """Line and column of what was not expected."""
    (problem,) = read_subgraph(Subgraph("books", sdl="type Query {\n  a: \n}"))

    assert problem.code == "INVALID_GRAPHQL"
    assert problem.locations == (Location(3, 1),)


def test_all_problems_of_a_stage_are_reported_together(codes_of):
    """Two empty types, one impossible default."""
    assert codes_of("type Query { a(x: Int = true): Int } type A enum B") == ["INVALID_GRAPHQL"] * 3


def test_wrong_names_hide_what_depends_on_them(problems_of):
    """The empty type is not reported while the interface is unknown."""
    (problem,) = problems_of("type Query implements Nobody { a: Int } type A")

    assert "Nobody" in problem.message


def test_operations_are_no_schema(codes_of):
    """Only definitions can be composed."""
    assert codes_of("type Query { a: Int } query { a }") == ["INVALID_GRAPHQL"]


def test_a_built_in_scalar_cannot_be_extended(codes_of):
    """It can be defined once more, which says nothing."""
    assert codes_of('type Query { a: ID } extend scalar ID @tag(name: "x")') == ["INVALID_GRAPHQL"]
    assert codes_of("type Query { a: ID } scalar ID") == []
