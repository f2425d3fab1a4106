"""EXTERNAL_ARGUMENT_DEFAULT_MISMATCH."""

import pytest

BASE = 'type Query {{ u: User }} type User @key(fields: "id") {{ id: ID! tags(first: Int{}): ID }}'
COPY = """
    type User @key(fields: "id") {{
      id: ID! tags(first: Int{}): ID @external all: ID @requires(fields: "tags(first: 1)")
    }}
"""


@pytest.mark.parametrize(("base", "copy"), [(" = 1", " = 2"), (" = 1", ""), ("", " = 1")])
def test_a_copy_has_the_default_of_the_field(issue_of, base, copy):
    """Neither another one, nor one where the field has none."""
    issue = issue_of(a=BASE.format(base), b=COPY.format(copy))
    assert issue.code == "EXTERNAL_ARGUMENT_DEFAULT_MISMATCH"
    assert issue.coordinate == "User.tags(first:)"
