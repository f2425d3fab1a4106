"""Object types: the union of their fields, with join facts where subgraphs differ."""

from router.schema.join import FieldJoin, TypeJoin
from router.schema.type_ref import TypeRef

BOOKS = """
    type Query { book(isbn: ID!): Book }
    type Book @key(fields: "isbn") { isbn: ID! title: String! }
"""
REVIEWS = """
    type Book @key(fields: "isbn") { isbn: ID! stars: Int }
"""


def test_fields_of_all_subgraphs_are_united(supergraph_of):
    """An entity has what any of its subgraphs adds, in the order of the subgraphs."""
    book = supergraph_of(books=BOOKS, reviews=REVIEWS).types["Book"]
    assert list(book.fields) == ["isbn", "title", "stars"]


def test_each_key_is_a_join_of_its_type(supergraph_of):
    """A type has one join for each key in each subgraph, and one where it has no key."""
    joins = supergraph_of(
        books=BOOKS, reviews='type Book @key(fields: "isbn", resolvable: false) { isbn: ID! }'
    )
    assert [join.resolvable for join in joins.types["Book"].joins] == [True, False]
    assert joins.types["Query"].joins == (TypeJoin("BOOKS"),)


def test_a_field_that_all_have_alike_needs_no_join(supergraph_of):
    """Nothing is said about a field that every subgraph of its type has in the same way."""
    supergraph = supergraph_of(books=BOOKS, reviews=REVIEWS)
    assert supergraph.types["Book"].fields["isbn"].joins == ()
    assert supergraph.types["Query"].fields["book"].joins == ()


def test_a_field_that_one_lacks_names_its_subgraphs(supergraph_of):
    """As soon as a subgraph has the type without the field, the others are named."""
    book = supergraph_of(books=BOOKS, reviews=REVIEWS).types["Book"]
    assert book.fields["stars"].joins == (FieldJoin("REVIEWS"),)


def test_a_wider_type_elsewhere_makes_the_field_wider(supergraph_of):
    """Output types merge to the nullable one; only joins that differ carry a type."""
    supergraph = supergraph_of(
        a="type Query { v: Value } type Value @shareable { size: Int! }",
        b="type Value @shareable { size: Int }",
    )
    size = supergraph.types["Value"].fields["size"]
    assert size.type == TypeRef("Int")
    assert size.joins == (FieldJoin("A", type=TypeRef("Int", "!")), FieldJoin("B"))


def test_types_that_do_not_compare_are_refused(issue_of):
    """FIELD_TYPE_MISMATCH names the coordinate and who says what."""
    issue = issue_of(
        a="type Query { v: Value } type Value @shareable { size: Int }",
        b="type Value @shareable { size: [Int] }",
    )
    assert issue.code == "FIELD_TYPE_MISMATCH"
    assert issue.coordinate == "Value.size"
    assert '"Int" in subgraph "a", "[Int]" in subgraph "b"' in issue.message


def test_a_member_of_a_union_is_narrower_than_the_union(supergraph_of):
    """A field may return the union here and one of its members there."""
    supergraph = supergraph_of(
        a="type Query { hit: Hit @shareable } union Hit = Book | Pen"
        " type Book @shareable { id: ID } type Pen { id: ID }",
        b="type Query { hit: Book @shareable } type Book @shareable { id: ID }",
    )
    assert supergraph.types["Query"].fields["hit"].type == TypeRef("Hit")


def test_a_key_in_some_subgraphs_only_is_hinted(hints_of):
    """INCONSISTENT_ENTITY: elsewhere the type is a plain value."""
    hints = hints_of(
        a='type Query { book: Book } type Book @key(fields: "isbn") { isbn: ID! }',
        b="type Book @shareable { isbn: ID! }",
    )
    assert hints == ["INCONSISTENT_ENTITY"]


def test_a_field_missing_on_a_value_type_is_hinted(hints_of):
    """INCONSISTENT_OBJECT_VALUE_TYPE_FIELD: value types should be the same everywhere."""
    hints = hints_of(
        a="type Query { one: ID } type Size @shareable { width: Int }",
        b="type Query { size: Size } type Size @shareable { width: Int height: Int }",
    )
    assert hints == ["INCONSISTENT_OBJECT_VALUE_TYPE_FIELD"]


def test_types_that_differ_but_merge_are_hinted(hints_of):
    """INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE."""
    hints = hints_of(
        a="type Query { size: Size } type Size @shareable { width: Int }",
        b="type Size @shareable { width: Int! }",
    )
    assert hints == ["INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE"]
