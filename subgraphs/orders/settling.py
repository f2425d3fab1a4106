"""What becomes of an order when books has answered: a pure function from rows to changes.

Prices come from books alone. Of what the client said only the expectation counts, and it can only
say no.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import add
from typing import Any

from subgraphs.chassis.errors import DomainError, NotFoundError
from subgraphs.chassis.money import Amount

from .errors import LineOutOfStockError, LinePriceChangedError, OrderExpiredError
from .models import Order, OrderItem, Refusal
from .reservations import Reservation
from .shipping import ship
from .states import OrderEvent, OrderStatus


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happens to the order, and the new values of its columns and of its items' by line."""

    event: OrderEvent
    order: dict[str, Any] = field(default_factory=dict)
    items: dict[int, dict[str, Any]] = field(default_factory=dict)
    releases: bool = False
    """Whether books holds copies that this order will not take."""


def settle(order: Order, items: Sequence[OrderItem], reservation: Reservation) -> Outcome:
    """Raises MixedCurrencyError when books prices one order in two currencies."""
    if reservation.refused:
        lines: dict[int, dict[str, Any]] = {
            item.line_no: {"isbn13": reservation.isbns.get(item.line_no)} for item in items
        }
        for line_no, refused in reservation.refused.items():
            lines[line_no] |= {"refusal": refused.reason, "available": refused.available}
        return Outcome(OrderEvent.STOCK_REFUSED, items=lines)
    captured: dict[int, dict[str, Any]] = {
        line_no: {
            "unit_price_minor": line.unit_price.minor,
            "isbn13": line.isbn13,
            "title": line.title,
        }
        for line_no, line in reservation.captured.items()
    }
    prices = {line_no: line.unit_price for line_no, line in reservation.captured.items()}
    goods = reduce(add, (prices[item.line_no] * item.quantity for item in items))
    changed = [
        item.line_no
        for item in items
        if item.expected_unit_price_minor not in {None, prices[item.line_no].minor}
    ]
    if changed:
        for line_no in changed:
            captured[line_no]["refusal"] = Refusal.PRICE_CHANGED
        return Outcome(
            OrderEvent.STOCK_REFUSED,
            {"currency": goods.currency},
            captured,
            releases=reservation.is_in_force,
        )
    if not reservation.is_in_force:
        return Outcome(OrderEvent.HOLD_LAPSED, {"currency": goods.currency}, captured)
    grams = sum(reservation.captured[item.line_no].weight_grams * item.quantity for item in items)
    cost = ship(order.country, grams, goods).cost
    totals = {
        "currency": goods.currency,
        "subtotal_minor": goods.minor,
        "shipping_minor": cost.minor,
        "total_minor": (goods + cost).minor,
    }
    return Outcome(OrderEvent.STOCK_HELD, totals, captured)


def refusals(order: Order, items: Sequence[OrderItem]) -> list[DomainError]:
    """Why an order came to nothing, read from its rows: the first answer and every repeat agree."""
    if order.status is OrderStatus.EXPIRED:
        return [OrderExpiredError()]
    return [_refusal(order, item) for item in items if item.refusal is not None]


def _refusal(order: Order, item: OrderItem) -> DomainError:
    line = item.line_no - 1
    if item.refusal is Refusal.OUT_OF_STOCK:
        assert item.available is not None
        return LineOutOfStockError(line, item.book_id, item.available)
    if item.refusal is Refusal.NOT_FOR_SALE:
        path = ("input", "lines", str(line), "bookId")
        return NotFoundError("There is no such book for sale.", path)
    expected, actual = item.expected_unit_price_minor, item.unit_price_minor
    assert expected is not None
    assert actual is not None
    assert order.currency is not None
    return LinePriceChangedError(
        line, item.book_id, Amount(expected, order.currency), Amount(actual, order.currency)
    )
