"""IMPLEMENTED_BY_INACCESSIBLE."""

import pytest

SDL = """
    type Query {{ visible: ID }}
    interface Node {} {{ {} }}
    type Book implements Node {{ {} }}
"""


@pytest.mark.parametrize(
    ("interface", "implementation", "coordinate"),
    [
        ("id: ID n: ID", "id: ID n: ID @inaccessible", "Book.n"),
        ("id(a: ID): ID", "id(a: ID @inaccessible): ID", "Book.id(a:)"),
    ],
)
def test_promised_fields_and_arguments_are_visible(issue_of, interface, implementation, coordinate):
    """What clients see of an interface they see of each implementation."""
    issue = issue_of(a=SDL.format("", interface, implementation))
    assert (issue.code, issue.coordinate) == ("IMPLEMENTED_BY_INACCESSIBLE", coordinate)


def test_a_hidden_interface_promises_nothing(supergraph_of):
    """Nor does a hidden field of it."""
    hidden = "id: ID n: ID @inaccessible"
    assert supergraph_of(a=SDL.format("@inaccessible", "id: ID n: ID", hidden))
    assert supergraph_of(a=SDL.format("", hidden, hidden))
