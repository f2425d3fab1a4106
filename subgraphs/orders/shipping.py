"""What it costs to send books somewhere, and how long it takes.

One function, `ship`, serves the estimate on a book's page and the order that is placed: zone by
country, price by billed weight, free above a threshold. Amounts are minor units of the store's one
currency. What has no weight, as an e-book, is not sent, and costs nothing.
"""

from dataclasses import dataclass

from subgraphs.chassis.money import Amount

_BILLED_STEP_GRAMS = 100


@dataclass(frozen=True, slots=True)
class Zone:
    """Where it costs the same: a basic price, and one for each 100 g begun."""

    base_minor: int
    step_minor: int
    free_above_minor: int | None
    min_days: int
    max_days: int


_HOME = Zone(250, 15, free_above_minor=2_900, min_days=1, max_days=3)
_UNION = Zone(590, 30, free_above_minor=5_900, min_days=2, max_days=6)
_NEIGHBOURS = Zone(990, 55, free_above_minor=9_900, min_days=3, max_days=9)
_WORLD = Zone(1_490, 120, free_above_minor=None, min_days=6, max_days=21)

_ZONES = {
    "DE": _HOME,
    "AT BE BG CY CZ DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK": _UNION,
    "AD AL BA CH GB IS LI MC MD ME MK NO RS SM UA VA": _NEIGHBOURS,
}
_ZONE_OF = {country: zone for countries, zone in _ZONES.items() for country in countries.split()}


@dataclass(frozen=True, slots=True)
class Shipping:
    """`free_above`: goods of this value are sent for nothing; None where that is never so."""

    cost: Amount
    free_above: Amount | None
    min_days: int
    max_days: int


def ship(country: str, weight_grams: int, goods: Amount) -> Shipping:
    """Goods of this weight and value to a country (ISO 3166-1 alpha-2)."""
    currency = goods.currency
    if weight_grams == 0:
        return Shipping(Amount(0, currency), None, 0, 0)
    zone = _ZONE_OF.get(country, _WORLD)
    limit = zone.free_above_minor
    steps = -(-weight_grams // _BILLED_STEP_GRAMS)
    is_free = limit is not None and goods.minor >= limit
    return Shipping(
        cost=Amount(0 if is_free else zone.base_minor + zone.step_minor * steps, currency),
        free_above=None if limit is None else Amount(limit, currency),
        min_days=zone.min_days,
        max_days=zone.max_days,
    )
