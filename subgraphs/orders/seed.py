"""Demo orders: half a year of them, by the demo users, of the demo books. Always the same bytes.

Everything is drawn from one seed, and from ids and ISBNs that the demo data of all services share
(chassis/demo_data.py). What only books knows is not made to look as if we did: titles are missing,
as in an order from before they were captured, and a captured price is what some price then could
have been, not today's.
"""

from bisect import bisect
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import select

from subgraphs.chassis import ids
from subgraphs.chassis.database import Database, insert_rows
from subgraphs.chassis.demo_data import USERS, ZIPF, Draw, Rows
from subgraphs.chassis.ids import demo_id
from subgraphs.chassis.isbn import demo_isbn13
from subgraphs.chassis.money import Amount

from .models import Order, OrderItem, OrderNumber, Refusal
from .numbers import order_number
from .shipping import ship
from .states import OrderStatus

ORDERS = 3_000
READER_ORDERS = 60
"""User 1 is who the examples sign in as, and has ordered more than anybody."""
BOOKS = 580
"""Fewer than there are, so that each of these numbers is a book."""
_END = datetime(2026, 1, 1, tzinfo=UTC)
_DAYS = 180
_REFUSED_SHARE = 0.03
_TOWNS = (
    ("Berlin", "10115", "DE"), ("Leipzig", "04109", "DE"), ("Hamburg", "20095", "DE"),
    ("Wien", "1010", "AT"), ("Paris", "75004", "FR"), ("Praha", "110 00", "CZ"),
    ("Bern", "3011", "CH"), ("London", "WC1E 7HU", "GB"), ("Boston", "02108", "US"),
)  # fmt: skip
_STREETS = ("Linden Street", "Mill Lane", "Station Road", "Harbour Walk", "Castle Hill")


async def seed(database: Database, *, currency: str) -> None:
    """Fill an empty store, in one transaction; leave one that has orders alone."""
    async with database.writing_alone() as session:
        if (await session.scalars(select(Order.id).limit(1))).first() is None:
            await insert_rows(session, demo_orders(currency))


def demo_orders(currency: str) -> Rows:
    """All rows, by table, in an order that foreign keys allow; ids, numbers and times all rise."""
    draw = Draw()
    buyers = draw.shuffled(
        [1] * READER_ORDERS + [draw.between(2, USERS) for _ in range(ORDERS - READER_ORDERS)]
    )
    minutes = sorted(draw.between(0, _DAYS * 24 * 60 - 1) for _ in range(ORDERS))
    books = draw.shuffled(list(range(1, BOOKS + 1)))
    shares = list(accumulate((place + 1) ** -ZIPF for place in range(BOOKS)))
    counts: dict[int, int] = {}
    rows: Rows = {Order: [], OrderItem: []}
    for number, (buyer, minute) in enumerate(zip(buyers, minutes, strict=True), 1):
        placed_at = _END - timedelta(days=_DAYS) + timedelta(minutes=minute)
        counts[placed_at.year] = counts.get(placed_at.year, 0) + 1
        drawn = [books[bisect(shares, draw.share() * shares[-1])] for _ in range(4)]
        lines = list(dict.fromkeys(drawn[: 1 + int(4 * draw.share() ** 2)]))
        items = list(_items(draw, demo_id(ids.ORDER, number), lines))
        if draw.share() < _REFUSED_SHARE:
            _refuse(items)
        rows[OrderItem].extend(items)
        rows[Order].append(
            {
                "id": demo_id(ids.ORDER, number),
                "number": order_number(placed_at.year, counts[placed_at.year]),
                "buyer_id": demo_id(ids.USER, buyer),
                "item_count": sum(item["quantity"] for item in items),
                **_address(buyer),
                **_totals(items, _address(buyer)["country"], currency),
                "version": 2,
                "placed_at": placed_at,
                "updated_at": placed_at,
            }
        )
    rows[OrderNumber] = [{"year": year, "last": last} for year, last in counts.items()]
    return rows


def _items(draw: Draw, order_id: str, books: list[int]) -> Iterator[dict[str, Any]]:
    for line_no, book in enumerate(books, 1):
        # of the book alone: it costs every buyer the same
        price = (7 + book * 7919 % 13) * 100 + (99, 95, 50)[book % 3]
        yield {
            "order_id": order_id,
            "line_no": line_no,
            "book_id": demo_id(ids.BOOK, book),
            "quantity": 1 if draw.share() < 0.85 else draw.between(2, 3),
            "expected_unit_price_minor": price,
            "unit_price_minor": price,
            "isbn13": demo_isbn13(book),
            "title": None,
            "refusal": None,
            "available": None,
        }


def _refuse(items: list[dict[str, Any]]) -> None:
    """The last line was sold out, so there are no prices."""
    for item in items:
        item |= {"unit_price_minor": None}
    items[-1] |= {"refusal": Refusal.OUT_OF_STOCK, "available": 0}


def _totals(items: list[dict[str, Any]], country: str, currency: str) -> dict[str, Any]:
    if items[-1]["refusal"] is not None:
        totals = dict.fromkeys(("currency", "subtotal_minor", "shipping_minor", "total_minor"))
        return {"status": OrderStatus.REJECTED, **totals}
    goods = sum(item["quantity"] * item["unit_price_minor"] for item in items)
    grams = sum(item["quantity"] * 300 for item in items)
    cost = ship(country, grams, Amount(goods, currency)).cost.minor
    return {
        "status": OrderStatus.RESERVED,
        "currency": currency,
        "subtotal_minor": goods,
        "shipping_minor": cost,
        "total_minor": goods + cost,
    }


def _address(user: int) -> dict[str, Any]:
    """Where this user lives."""
    city, postal_code, country = _TOWNS[user % len(_TOWNS)]
    return {
        "recipient": f"Reader {user}",
        "line1": f"{user % 90 + 1} {_STREETS[user % len(_STREETS)]}",
        "line2": None,
        "city": city,
        "region": None,
        "postal_code": postal_code,
        "country": country,
    }
