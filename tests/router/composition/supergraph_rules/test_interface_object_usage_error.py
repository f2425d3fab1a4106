"""INTERFACE_OBJECT_USAGE_ERROR, between subgraphs."""

CODE = "INTERFACE_OBJECT_USAGE_ERROR"
OBJECT = 'type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int }'


def test_some_subgraph_must_define_the_interface(issue_of):
    """An interface object alone stands for nothing."""
    issue = issue_of(a=f"type Query {{ m: Media }} {OBJECT}")
    assert (issue.code, issue.coordinate) == (CODE, "Media")


def test_implementations_must_be_elsewhere(errors_of):
    """It stands for all of them, and would be there twice."""
    assert errors_of(
        a="""
            type Query { m: Media }
            interface Media @key(fields: "id") { id: ID! }
            type Book implements Media @key(fields: "id") { id: ID! }
            """,
        b=f'{OBJECT} type Book @key(fields: "id") {{ id: ID! pages: Int }}',
    ) == [CODE]
