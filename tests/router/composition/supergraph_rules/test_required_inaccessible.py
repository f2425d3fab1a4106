"""REQUIRED_INACCESSIBLE."""

import pytest

QUERY = "type Query { visible: ID }"


@pytest.mark.parametrize(
    ("sdl", "coordinate"),
    [
        ("input By { id: ID! @inaccessible n: ID }", "By.id"),
        ("type User { f(a: ID! @inaccessible): ID }", "User.f(a:)"),
        ("directive @at(s: ID! @inaccessible) on FIELD", "@at(s:)"),
    ],
)
def test_what_is_required_is_visible(issue_of, sdl, coordinate):
    """Nobody could give it."""
    issue = issue_of(a=f"{QUERY} {sdl}")
    assert (issue.code, issue.coordinate) == ("REQUIRED_INACCESSIBLE", coordinate)


def test_a_default_makes_it_optional(supergraph_of):
    """Then nobody has to."""
    assert supergraph_of(a=f"{QUERY} input By {{ id: ID! = 1 @inaccessible n: ID }}")


def test_an_argument_required_below_is_visible_above(errors_of):
    """An implementation may require what its interface does not."""
    assert errors_of(
        a=f"{QUERY} interface Node {{ f(a: ID! = 1 @inaccessible): ID }}"
        " type Book implements Node { f(a: ID!): ID }"
    ) == ["REQUIRED_INACCESSIBLE"]
