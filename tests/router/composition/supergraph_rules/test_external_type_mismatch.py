"""EXTERNAL_TYPE_MISMATCH."""

BASE = 'type Query {{ u: User }} type User @key(fields: "id") {{ id: ID! name: {} }}'
COPY = """
    type User @key(fields: "id") {{
      id: ID! name: {} @external greeting: String @requires(fields: "name")
    }}
"""


def test_a_copy_has_the_type_of_the_field(issue_of):
    """Neither a wider nor another type."""
    for other in ("String", "Int!"):
        issue = issue_of(a=BASE.format("String!"), b=COPY.format(other))
        assert (issue.code, issue.coordinate) == ("EXTERNAL_TYPE_MISMATCH", "User.name")


def test_a_narrower_copy_is_wrong_where_all_others_agree(errors_of):
    """It would promise what nobody promised."""
    assert errors_of(a=BASE.format("String"), b=COPY.format("String!")) == [
        "EXTERNAL_TYPE_MISMATCH"
    ]
