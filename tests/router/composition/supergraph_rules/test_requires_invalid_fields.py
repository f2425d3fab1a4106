"""REQUIRES_INVALID_FIELDS, on the merged schema."""

import pytest

QUERY = "type Query { u: User }"
BASE = 'type User @key(fields: "id") {{ id: ID! tags{}: ID @shareable }}'
COPY = """
    type User @key(fields: "id") {{
      id: ID! tags(first: Int): ID @external all: ID @requires(fields: "tags{}")
    }}
"""


@pytest.mark.parametrize(
    ("one", "other", "used"),
    [("(first: Int)", "", "(first: 1)"), ("(first: Int!)", "(first: Int!)", "")],
)
def test_arguments_must_fit_the_merged_field(issue_of, one, other, used):
    """None that is gone, and all that are required by now."""
    issue = issue_of(a=QUERY + BASE.format(one), b=BASE.format(other), c=COPY.format(used))
    assert (issue.code, issue.coordinate) == ("REQUIRES_INVALID_FIELDS", "User.all")
    assert issue.locations[0].subgraph == "c"


def test_arguments_that_all_know_are_fine(supergraph_of):
    """Given or not, as long as they are optional."""
    for used in ("", "(first: 1)"):
        assert supergraph_of(a=QUERY + BASE.format("(first: Int)"), c=COPY.format(used))
