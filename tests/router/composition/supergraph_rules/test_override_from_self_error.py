"""OVERRIDE_FROM_SELF_ERROR."""


def test_a_subgraph_cannot_override_itself(issue_of):
    """Whether or not others have the field."""
    issue = issue_of(
        a='type Query { b: Bill } type Bill { id: ID! amount: Int @override(from: "a") }'
    )
    assert (issue.code, issue.coordinate) == ("OVERRIDE_FROM_SELF_ERROR", "Bill.amount")
