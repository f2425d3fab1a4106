"""MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL."""

import pytest

BASE = 'type Query { u: User } type User @key(fields: "id") { id: ID! name: ID }'
COPY = """
    type User @key(fields: "id") {{
      id: ID! name: ID @external {} greeting: ID @requires(fields: "name")
    }}
"""


@pytest.mark.parametrize("directive", ['@tag(name: "x")', "@inaccessible", "@deprecated"])
def test_merged_directives_have_no_place_on_external_fields(issue_of, directive):
    """They would be lost, as external declarations are not merged."""
    issue = issue_of(a=BASE, b=COPY.format(directive))
    assert issue.code == "MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL"
    assert issue.coordinate == "User.name"


def test_each_application_is_an_error(errors_of):
    """Also two of one directive."""
    assert (
        errors_of(a=BASE, b=COPY.format('@tag(name: "x") @tag(name: "y")'))
        == ["MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL"] * 2
    )
