"""Arguments: the intersection over the subgraphs that resolve the field."""

from router.schema.type_ref import TypeRef


def test_an_optional_argument_of_some_subgraphs_is_dropped(supergraph_of, hints_of):
    """INCONSISTENT_ARGUMENT_PRESENCE."""
    subgraphs = {
        "a": "type Query { books(first: Int, after: ID): ID @shareable }",
        "b": "type Query { books(first: Int): ID @shareable }",
    }
    books = supergraph_of(**subgraphs).types["Query"].fields["books"]
    assert list(books.arguments) == ["first"]
    assert hints_of(**subgraphs) == ["INCONSISTENT_ARGUMENT_PRESENCE"]


def test_a_required_argument_must_be_everywhere(issue_of):
    """REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH."""
    issue = issue_of(
        a="type Query { books(shop: ID!): ID @shareable }",
        b="type Query { books: ID @shareable }",
    )
    assert issue.code == "REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH"
    assert issue.coordinate == "Query.books(shop:)"


def test_the_narrower_type_wins(supergraph_of, hints_of):
    """An argument that one subgraph requires is required."""
    subgraphs = {
        "a": "type Query { book(id: ID!): ID @shareable }",
        "b": "type Query { book(id: ID): ID @shareable }",
    }
    book = supergraph_of(**subgraphs).types["Query"].fields["book"]
    assert book.arguments["id"].type == TypeRef("ID", "!")
    assert hints_of(**subgraphs) == ["INCONSISTENT_BUT_COMPATIBLE_ARGUMENT_TYPE"]


def test_types_that_do_not_compare_are_refused(errors_of):
    """FIELD_ARGUMENT_TYPE_MISMATCH."""
    assert errors_of(
        a="type Query { book(id: Int): ID @shareable }",
        b="type Query { book(id: String): ID @shareable }",
    ) == ["FIELD_ARGUMENT_TYPE_MISMATCH"]


def test_external_declarations_do_not_count(supergraph_of):
    """What only an @external copy lacks or changes is not lost; the rules look at that."""
    supergraph = supergraph_of(
        a="type Query { u: User }"
        ' type User @key(fields: "id") { id: ID! name(short: Boolean): ID }',
        b='type User @key(fields: "id") { id: ID! name(short: Boolean, tone: ID): ID @external'
        ' greeting: ID @requires(fields: "name") }',
    )
    assert list(supergraph.types["User"].fields["name"].arguments) == ["short"]


def test_a_contextual_argument_is_no_argument_of_the_supergraph(supergraph_of):
    """@fromContext: the router fills it; the join keeps what the subgraph wants."""
    supergraph = supergraph_of(
        a="""
        type Query { shop: Shop }
        type Shop @context(name: "shop") @key(fields: "id") { id: ID! currency: String! book: Book }
        type Book @key(fields: "id") {
          id: ID!
          price(currency: String @fromContext(field: "$shop { currency }")): Int
        }
        """
    )
    price = supergraph.types["Book"].fields["price"]
    assert price.arguments == {}
    (argument,) = price.joins[0].context_arguments
    assert (argument.name, argument.context, argument.selection) == (
        "currency",
        "a__shop",
        "{ currency }",
    )
    assert supergraph.types["Shop"].directives[0].arguments == {"name": "a__shop"}


CONTEXTUAL = """
    type Query { shop: Shop }
    type Shop @context(name: "shop") @key(fields: "id") { id: ID! currency: String! book: Book }
    type Book @key(fields: "id") {
      id: ID!
      price(currency: String @fromContext(field: "$shop { currency }")): Int @shareable
    }
"""


def test_an_argument_contextual_elsewhere_must_be_optional(errors_of, hints_of):
    """CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS is an error, or a hint."""
    book = 'type Book @key(fields: "id") {{ id: ID! price(currency: {}): Int @shareable }}'
    code = "CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS"
    assert errors_of(a=CONTEXTUAL, b=book.format("String!")) == [code]
    assert hints_of(a=CONTEXTUAL, b=book.format("String")) == [code]
