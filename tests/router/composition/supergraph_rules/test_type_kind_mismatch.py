"""TYPE_KIND_MISMATCH."""


def test_a_name_is_of_one_kind(issue_of):
    """The message says who says what; the rest of the type is left in peace."""
    issue = issue_of(a="type Query { n: Node } type Node { id: ID }", b="interface Node { id: ID }")
    assert issue.code == "TYPE_KIND_MISMATCH"
    assert 'object in subgraph "a", interface in subgraph "b"' in issue.message
    assert [place.subgraph for place in issue.locations] == ["a", "b"]


def test_an_interface_object_is_an_interface(errors_of):
    """So it does not go with an object type."""
    assert errors_of(
        a='type Query { n: Node } type Node @key(fields: "id") { id: ID }',
        b='type Node @interfaceObject @key(fields: "id") { id: ID }',
    ) == ["TYPE_KIND_MISMATCH"]
