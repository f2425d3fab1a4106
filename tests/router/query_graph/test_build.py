"""From a supergraph to its query graph: which fields, casts and entries there are."""

from router.query_graph.graph import OverrideCondition

BOOKS = """
    type Query { books: [Book] }
    type Book @key(fields: "id") { id: ID! title: String weight: Int }
"""


def test_external_field_is_not_resolved_there(graph_of):
    """The declaration tells composition about it; the subgraph cannot answer it."""
    look = graph_of(
        books=BOOKS,
        post="""
            type Book @key(fields: "id") {
              id: ID!
              weight: Int @external
              postage: Int @requires(fields: "weight")
            }
        """,
    )
    assert look.fields("post", "Book") == {"id", "postage"}
    assert look.node("post", "Book").fields["postage"].requires is not None


def test_overridden_field_is_resolved_by_the_new_owner_only(graph_of):
    """It stays in the old one's SDL."""
    look = graph_of(
        books=BOOKS,
        scales='type Book @key(fields: "id") { id: ID! weight: Int @override(from: "books") }',
    )
    assert look.fields("books", "Book") == {"id", "title"}
    assert look.fields("scales", "Book") == {"id", "weight"}


def test_progressive_override_leaves_both_with_opposite_conditions(graph_of):
    """At any time one of them answers."""
    look = graph_of(
        books=BOOKS,
        scales="""
            type Book @key(fields: "id") {
              id: ID!
              weight: Int @override(from: "books", label: "percent(5)")
            }
        """,
    )
    conditions = [look.node(name, "Book").fields["weight"].override for name in ("books", "scales")]
    assert conditions == [
        OverrideCondition("percent(5)", when_active=False),
        OverrideCondition("percent(5)", when_active=True),
    ]


def test_interface_field_needs_every_implementation_of_the_subgraph(graph_of):
    """One that is external in one type is asked of each type apart."""
    look = graph_of(
        media="""
            type Query { media: [Medium] }
            interface Medium { id: ID! title: String price: Int }
            type Book implements Medium @key(fields: "id") {
              id: ID! title: String price: Int @external
            }
            type Film implements Medium @key(fields: "id") { id: ID! title: String price: Int }
        """,
        prices='type Book @key(fields: "id") { id: ID! price: Int }',
    )
    assert look.fields("media", "Medium") == {"id", "title"}
    assert set(look.node("media", "Medium").casts) == {"Book", "Film"}


def test_only_resolvable_keys_are_entries(graph_of):
    """Each key is one, also several of one type."""
    look = graph_of(
        books="""
            type Query { books: [Book] }
            type Book @key(fields: "id") @key(fields: "isbn") { id: ID! isbn: ID! }
        """,
        lists='type Book @key(fields: "id", resolvable: false) { id: ID! }',
    )
    assert look.entries("Book") == ["books: Book(id)", "books: Book(isbn)"]


def test_interface_object_is_an_entry_of_each_implementation(graph_of):
    """Under the interface's name, which is the only one it knows."""
    look = graph_of(
        media="""
            type Query { media: [Medium] }
            interface Medium @key(fields: "id") { id: ID! }
            type Book implements Medium @key(fields: "id") { id: ID! }
        """,
        votes='type Medium @key(fields: "id") @interfaceObject { id: ID! score: Int }',
    )
    assert look.entries("Book") == ["votes: Medium(id)", "media: Book(id)"] or look.entries(
        "Book"
    ) == ["media: Book(id)", "votes: Medium(id)"]
    assert set(look.entries("Medium")) == {"media: Medium(id)", "votes: Medium(id)"}
    assert look.node("votes", "Medium").object_types is None


def test_provided_field_exists_behind_the_providing_edge_only(graph_of):
    """The edge leads to a view; the type's own node stays as it is."""
    look = graph_of(
        lists="""
            type Query { best: Book @provides(fields: "author { name }") any: Book }
            type Book @key(fields: "id") { id: ID! author: Author @external }
            type Author @key(fields: "id") { id: ID! name: String @external }
        """,
        books="""
            type Book @key(fields: "id") { id: ID! author: Author @shareable }
            type Author @key(fields: "id") { id: ID! name: String @shareable }
        """,
    )
    query = look.node("lists", "Query")
    best, other = query.fields["best"].target, query.fields["any"].target
    assert best is not None
    assert best.fields["author"].target is not None
    assert set(best.fields["author"].target.fields) == {"id", "name"}
    assert other is look.node("lists", "Book")
    assert set(other.fields) == {"id"}
    assert look.fields("lists", "Author") == {"id"}


def test_abstract_type_with_other_types_elsewhere_is_inconsistent(graph_of):
    """Where subgraphs agree, a selection may stay with whoever began it."""
    look = graph_of(
        one="""
            type Query { hit: Hit sure: Sure }
            union Hit = A | B
            union Sure = A | B
            type A { a: Int @shareable } type B { b: Int @shareable }
        """,
        two="""
            type Query { hits: [Hit] sures: [Sure] }
            union Hit = A
            union Sure = A | B
            type A { a: Int @shareable } type B { b: Int @shareable }
        """,
    )
    assert look.graph.inconsistent == {"Hit"}
