"""Scopes and policies as alternatives of sets."""

import pytest

from router.composition.merge.requirements import (
    NO_REQUIREMENT,
    alternatives,
    as_literal,
    conjunction,
    implies,
)

A, B = (("a",),), (("b",),)
A_OR_B = (("a",), ("b",))
A_AND_B = (("a", "b"),)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (A, B, A_AND_B),
        (A_OR_B, A, A),
        (A_OR_B, A_AND_B, A_AND_B),
        (A_OR_B, (("c",),), (("a", "c"), ("b", "c"))),
    ],
)
def test_a_conjunction_meets_both_and_no_more(one, other, both):
    """Alternatives that demand more than another one are dropped."""
    assert as_literal(conjunction((alternatives(one), alternatives(other)))) == both


@pytest.mark.parametrize(
    ("held", "needed", "is_enough"),
    [
        (A_AND_B, A, True),
        (A, A_OR_B, True),
        (A_OR_B, A, False),
        (A, A_AND_B, False),
        ((), A, False),
        (A, (), True),
    ],
)
def test_what_is_held_must_be_enough_in_every_case(held, needed, is_enough):
    """Each way to meet the one meets the other."""
    assert implies(alternatives(held), alternatives(needed)) is is_enough


def test_a_plain_string_is_a_list_of_one():
    """GraphQL coerces a single value where a list is expected, at both depths."""
    assert alternatives("a") == alternatives(("a",)) == alternatives(A)


def test_no_alternative_is_no_requirement():
    """A requirement that nobody could ever meet is taken for none."""
    assert alternatives(()) == NO_REQUIREMENT
