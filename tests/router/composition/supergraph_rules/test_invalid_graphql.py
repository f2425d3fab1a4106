"""INVALID_GRAPHQL, of the merged schema."""


def test_an_implementation_stays_as_narrow_as_its_interface(errors_of):
    """Another subgraph may make a field wider than its interface allows."""
    assert errors_of(
        a="type Query { n: Node } interface Node { id: ID! }"
        " type Book implements Node @shareable { id: ID! }",
        b="type Query { b: Book } type Book @shareable { id: ID }",
    ) == ["INVALID_GRAPHQL"]


def test_a_default_must_survive_the_merge(issue_of):
    """An input enum loses the values that others do not know."""
    issue = issue_of(
        a="type Query { pick(size: Size = S): ID } enum Size { S M }",
        b="type Query { choose(size: Size): ID } enum Size { M }",
    )
    assert issue.code == "INVALID_GRAPHQL"
    assert issue.locations[0].subgraph == "a"


def test_interfaces_of_interfaces_must_be_implemented(errors_of):
    """One subgraph says so, another one has the implementation."""
    assert errors_of(
        a="type Query { a: A @shareable } interface A { id: ID } interface B { id: ID }"
        " type T implements A @shareable { id: ID }",
        b="type Query { a: A @shareable }"
        " interface B { id: ID } interface A implements B { id: ID }",
    ) == ["INVALID_GRAPHQL"]


def test_inputs_must_not_contain_themselves(errors_of):
    """Two subgraphs may close a circle between them."""
    assert errors_of(
        a="type Query { find(a: A): ID @shareable } input A { b: B! } input B { a: A n: Int }",
        b="type Query { find(a: A): ID @shareable } input A { b: B } input B { a: A! n: Int }",
    ) == ["INVALID_GRAPHQL"]


def test_a_subgraph_name_must_make_a_valid_enum_value(result_of):
    """Two underscores at its beginning belong to GraphQL."""
    (error,) = result_of(__a="type Query { a: ID }").errors
    assert error.code == "INVALID_GRAPHQL"
