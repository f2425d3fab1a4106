"""INTERFACE_FIELD_NO_IMPLEM."""


def test_implementations_need_the_fields_that_other_subgraphs_add(issue_of):
    """Each subgraph is valid by itself."""
    issue = issue_of(
        a="type Query { n: Node @shareable } interface Node { id: ID }"
        " type Book implements Node @shareable { id: ID }",
        b="type Query { n: Node @shareable } interface Node { id: ID name: ID }",
    )
    assert (issue.code, issue.coordinate) == ("INTERFACE_FIELD_NO_IMPLEM", "Book.name")


def test_it_waits_for_a_clean_merge(errors_of):
    """Other errors of the merge come first, and alone."""
    assert errors_of(
        a="type Query { n: Node @shareable } interface Node { id: ID }"
        " type Book implements Node @shareable { id: ID }",
        b="type Query { n: Node } interface Node { id: ID name: ID }",
    ) == ["INVALID_FIELD_SHARING"]
