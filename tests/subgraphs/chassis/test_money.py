"""Money is whole minor units of one currency, from the request to the sum."""

from typing import Any

import pytest
from graphql import GraphQLError
from hypothesis import given
from hypothesis import strategies as st

from subgraphs.chassis.errors import InvalidInputError
from subgraphs.chassis.money import Amount, MixedCurrencyError
from subgraphs.chassis.scalars import SCALARS, CurrencyCode, MinorUnits

MINOR = st.integers(-(2**53) + 1, 2**53 - 1)


def parse(scalar: Any, value: object) -> Any:
    parse_value = SCALARS[scalar].parse_value
    assert parse_value is not None
    return parse_value(value)


@given(st.one_of(st.floats(), st.booleans(), st.text(), st.none(), st.decimals()))
def test_money_is_never_anything_but_an_integer(value: Any) -> None:
    """A float is refused even when it is whole."""
    with pytest.raises(TypeError):
        Amount(value, "EUR")
    with pytest.raises(GraphQLError):
        parse(MinorUnits, value)


@given(MINOR, MINOR, st.integers(0, 1_000))
def test_sums_are_exact(one: int, two: int, quantity: int) -> None:
    """Adding and multiplying are the integers' own."""
    total = (Amount(one, "EUR") + Amount(two, "EUR")) * quantity
    assert total == Amount((one + two) * quantity, "EUR")
    assert type(total.minor) is int


@pytest.mark.parametrize("value", [2**53, -(2**53)])
def test_what_json_would_lose_is_refused(value: int) -> None:
    """Beyond 2^53-1 a client would read another number."""
    with pytest.raises(GraphQLError):
        parse(MinorUnits, value)


def test_currencies_do_not_mix() -> None:
    """A sum over two currencies is a mistake in the program."""
    with pytest.raises(MixedCurrencyError):
        Amount(1, "EUR") + Amount(1, "USD")


@pytest.mark.parametrize("code", ["XXX", "eur", ""])
def test_only_known_currencies(code: str) -> None:
    """The store's list decides, not the form of the code."""
    with pytest.raises(InvalidInputError):
        Amount(1, code)


@pytest.mark.parametrize("code", ["eur", "EU", "EURO", "ÄÖÜ", 1, None])
def test_a_currency_code_has_a_form(code: object) -> None:
    """What is no code at all stops at the scalar."""
    with pytest.raises(GraphQLError):
        parse(CurrencyCode, code)


@pytest.mark.parametrize(
    ("amount", "locale", "text"),
    [
        (Amount(123450, "EUR"), "en", "€1,234.50"),
        (Amount(123450, "EUR"), "de-AT", "1.234,50 €"),
        (Amount(-5, "USD"), "en_US", "-$0.05"),
        (Amount(1234, "JPY"), "en", "¥1,234"),
        (Amount(1234, "KWD"), "en", "KWD 1.234"),
        (Amount(1234, "CHF"), "fr", "12,34 CHF"),
    ],
)
def test_display_is_for_reading(amount: Amount, locale: str, text: str) -> None:
    """Digits of the currency, signs of the language."""
    assert amount.display(locale) == text
