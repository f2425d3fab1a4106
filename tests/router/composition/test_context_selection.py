"""The `field` argument of @fromContext."""

import pytest

from router.composition.context_selection import ContextSelection, parse_context_selection


@pytest.mark.parametrize(
    "text",
    [
        "$shop { currency }",
        " $shop{ currency }",
        "$ shop { currency }",
        "# why\n$shop { currency }",
    ],
)
def test_it_is_a_context_and_a_selection(text: str):
    """Spaces, commas and comments do not count."""
    assert parse_context_selection(text) == ContextSelection("shop", "{ currency }")


@pytest.mark.parametrize("text", ["", "shop { currency }", "$", "$1", "{ currency }", None, 7])
def test_without_a_name_it_is_nothing(text: object):
    """The dollar sign is part of it."""
    assert parse_context_selection(text) is None


def test_the_selection_may_be_missing():
    """The rules say so then."""
    assert parse_context_selection("$shop") == ContextSelection("shop", "")
