"""EXTERNAL_ARGUMENT_TYPE_MISMATCH."""

BASE = 'type Query {{ u: User }} type User @key(fields: "id") {{ id: ID! tags(first: {}): ID }}'
COPY = """
    type User @key(fields: "id") {{
      id: ID! tags(first: {}): ID @external all: ID @requires(fields: "tags(first: 1)")
    }}
"""


def test_a_copy_takes_what_the_field_takes(issue_of):
    """A narrower type would refuse some of it."""
    issue = issue_of(a=BASE.format("Int"), b=COPY.format("Int!"))
    assert issue.code == "EXTERNAL_ARGUMENT_TYPE_MISMATCH"
    assert issue.coordinate == "User.tags(first:)"


def test_a_copy_may_take_a_wider_type(supergraph_of):
    """It takes all that the field takes."""
    assert supergraph_of(a=BASE.format("Int!"), b=COPY.format("Int"))
