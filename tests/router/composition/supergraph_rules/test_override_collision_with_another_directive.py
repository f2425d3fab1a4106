"""OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE."""

CODE = "OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE"

MEDIA = """
    type Query {{ m: Media }}
    interface Media @key(fields: "id") {{ id: ID! stars: Int }}
    type Book implements Media @key(fields: "id") {{ id: ID! stars: Int @shareable {} }}
"""
STARS = """
    type Media @interfaceObject @key(fields: "id") {{ id: ID! stars: Int @shareable {} }}
"""


def test_a_field_that_requires_others_cannot_be_overridden(issue_of):
    """The requirement would not move with it."""
    issue = issue_of(
        new="""
        type Query { b: Bill }
        type Bill @key(fields: "id") {
          id: ID! net: Int amount: Int @shareable @override(from: "old")
        }
        """,
        old="""
        type Bill @key(fields: "id") {
          id: ID! net: Int @external amount: Int @shareable @requires(fields: "net")
        }
        """,
    )
    assert (issue.code, issue.coordinate) == (CODE, "Bill.amount")
    assert '"old" has it with @requires' in issue.message


def test_a_field_that_provides_others_cannot_be_overridden(errors_of):
    """Nor would that which it provides."""
    user = 'type User @key(fields: "id") {{ id: ID! name: ID {} }}'
    assert errors_of(
        new='type Query { me: User @shareable @override(from: "old") } '
        + user.format("@shareable"),
        old='type Query { me: User @shareable @provides(fields: "name") } '
        + user.format("@external"),
    ) == [CODE]


def test_a_field_of_an_interface_object_overrides_nothing(errors_of):
    """It stands for many fields, and only some of them might be elsewhere."""
    assert errors_of(a=MEDIA.format(""), b=STARS.format('@override(from: "a")')) == [CODE]


def test_a_field_of_an_interface_object_is_not_overridden(errors_of):
    """The source has it for all implementations."""
    assert errors_of(a=MEDIA.format('@override(from: "b")'), b=STARS.format("")) == [CODE]
