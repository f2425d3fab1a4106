"""REFERENCED_INACCESSIBLE."""

import pytest

QUERY = "type Query { visible: ID }"


@pytest.mark.parametrize(
    ("sdl", "coordinate"),
    [
        ("type Query { u: User id: ID } type User @inaccessible { id: ID }", "Query.u"),
        ("type Query { f(by: By): ID } input By @inaccessible { id: ID }", "Query.f(by:)"),
        (f"{QUERY} input A {{ b: B c: ID }} input B @inaccessible {{ c: ID }}", "A.b"),
        (f"{QUERY} directive @at(s: S) on FIELD scalar S @inaccessible", "@at(s:)"),
    ],
)
def test_visible_elements_have_visible_types(issue_of, sdl, coordinate):
    """Fields, arguments, input fields, arguments of directives."""
    issue = issue_of(a=sdl)
    assert (issue.code, issue.coordinate) == ("REFERENCED_INACCESSIBLE", coordinate)


def test_hidden_elements_may_have_hidden_types(supergraph_of):
    """Hidden themselves, or in a type that is."""
    assert supergraph_of(
        a=f"{QUERY} type User @inaccessible {{ id: ID friend: User }}"
        " extend type Query { u: User @inaccessible }"
    )
