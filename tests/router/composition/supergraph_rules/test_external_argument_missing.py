"""EXTERNAL_ARGUMENT_MISSING."""

BASE = 'type Query {{ u: User }} type User @key(fields: "id") {{ id: ID! tags{}: ID }}'
COPY = """
    type User @key(fields: "id") {{
      id: ID! tags{}: ID @external all: ID @requires(fields: "tags(first: 1)")
    }}
"""


def test_a_copy_has_the_arguments_of_the_field(issue_of):
    """Also those that are optional."""
    issue = issue_of(a=BASE.format("(first: Int, after: ID)"), b=COPY.format("(first: Int)"))
    assert (issue.code, issue.coordinate) == ("EXTERNAL_ARGUMENT_MISSING", "User.tags(after:)")


def test_a_copy_may_take_more(supergraph_of):
    """Further arguments do no harm."""
    assert supergraph_of(a=BASE.format("(first: Int)"), b=COPY.format("(first: Int, to: ID)"))
