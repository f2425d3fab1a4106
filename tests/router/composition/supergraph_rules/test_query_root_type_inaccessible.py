"""QUERY_ROOT_TYPE_INACCESSIBLE."""


def test_the_query_root_is_visible(errors_of):
    """Whatever else is hidden."""
    assert errors_of(a="type Query @inaccessible { a: ID }") == ["QUERY_ROOT_TYPE_INACCESSIBLE"]


def test_other_roots_may_be_hidden(supergraph_of):
    """Then the schema has none for clients."""
    assert supergraph_of(a="type Query { a: ID } type Mutation @inaccessible { a: ID }")
