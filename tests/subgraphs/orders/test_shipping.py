"""What sending costs: zone, billed weight, and a value above which it is free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subgraphs.chassis.countries import COUNTRY_CODES
from subgraphs.chassis.money import Amount
from subgraphs.orders.shipping import ship

EUR = "EUR"


@pytest.mark.parametrize(
    ("country", "grams", "goods", "cost", "days"),
    [
        ("DE", 400, 1_000, 250 + 4 * 15, (1, 3)),
        ("DE", 401, 1_000, 250 + 5 * 15, (1, 3)),
        ("DE", 1, 2_899, 250 + 15, (1, 3)),
        ("DE", 9_999, 2_900, 0, (1, 3)),
        ("AT", 800, 2_000, 590 + 8 * 30, (2, 6)),
        ("CH", 100, 9_899, 990 + 55, (3, 9)),
        ("US", 400_000, 1_000_000, 1_490 + 4_000 * 120, (6, 21)),
        ("US", 0, 1_000, 0, (0, 0)),
    ],
)
def test_the_tariff(country: str, grams: int, goods: int, cost: int, days: tuple[int, int]) -> None:
    """Each 100 g begun is paid; what has no weight is not sent."""
    shipping = ship(country, grams, Amount(goods, EUR))
    assert shipping.cost == Amount(cost, EUR)
    assert (shipping.min_days, shipping.max_days) == days


@given(
    country=st.sampled_from(sorted(COUNTRY_CODES)),
    grams=st.integers(0, 10**9),
    more=st.integers(0, 10**6),
    goods=st.integers(0, 10**12),
)
def test_a_tariff_is_fair(country: str, grams: int, more: int, goods: int) -> None:
    """Whole, never negative, never cheaper for more weight, never dearer for more goods."""
    cost = ship(country, grams, Amount(goods, EUR)).cost
    assert cost.minor >= 0
    assert ship(country, grams + more, Amount(goods, EUR)).cost.minor >= cost.minor
    assert ship(country, grams, Amount(goods + more, EUR)).cost.minor <= cost.minor
