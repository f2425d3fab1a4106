"""NO_QUERIES."""


def test_a_supergraph_needs_a_query(errors_of):
    """Types and mutations alone cannot be asked for."""
    assert errors_of(a="type Mutation { a: ID }", b="type User { id: ID }") == ["NO_QUERIES"]


def test_one_query_in_one_subgraph_is_enough(supergraph_of):
    """The others only contribute types."""
    assert supergraph_of(
        a='type Query { u: User } type User @key(fields: "id") { id: ID! }',
        b='type User @key(fields: "id") { id: ID! name: ID }',
    )
