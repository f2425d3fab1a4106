"""The table of states: complete, and without a way back."""

from subgraphs.orders.states import (
    GIVEN_UP,
    INITIAL,
    PHASES,
    SOLD,
    TRANSITIONS,
    OrderStatus,
)


def test_every_status_can_be_reached_and_has_a_phase() -> None:
    """A member of the enum that no transition leads to is one nobody can be in."""
    assert {INITIAL, *TRANSITIONS.values()} == set(OrderStatus) == set(PHASES)


def test_what_was_given_up_is_final_and_not_sold() -> None:
    """Nothing happens to it any more."""
    assert GIVEN_UP.isdisjoint({status for status, _ in TRANSITIONS} | SOLD)
    assert GIVEN_UP.isdisjoint({INITIAL})
