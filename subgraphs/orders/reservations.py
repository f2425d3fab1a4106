"""What orders asks of books: to hold copies for an order, and to let them go again.

Both commands may be repeated, because the order's id is the reservation's. The answers are read
here, once; past this file nobody knows that they came as GraphQL.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from subgraphs.chassis.money import Amount
from subgraphs.chassis.service_client import ServiceClient, ServiceRefusedError

from .models import OrderItem, Refusal

SCOPE = "stock:reserve"
HOLD_SECONDS = 900

RESERVE = """
    mutation Reserve($order: ID!, $lines: [ReservationLineInput!]!, $seconds: Int!) {
      reserveStock(reservationId: $order, lines: $lines, ttlSeconds: $seconds) {
        state
        lines { bookId isbn13 title weightGrams unitPrice { amountMinor currency } }
        errors { code message path ... on InsufficientStock { available } }
      }
    }
"""
RELEASE = """
    mutation Release($order: ID!) {
      releaseReservation(reservationId: $order) { state errors { code message path } }
    }
"""

ISBNS = """
    query Isbns($books: [_Any!]!) { _entities(representations: $books) { ... on Book { isbn13 } } }
"""

_REFUSALS = {"OUT_OF_STOCK": Refusal.OUT_OF_STOCK, "NOT_FOUND": Refusal.NOT_FOR_SALE}
_IN_FORCE = frozenset({"HELD", "COMMITTED"})


@dataclass(frozen=True, slots=True)
class CapturedLine:
    """What books said of a line when it held the copies."""

    unit_price: Amount
    isbn13: str
    title: str
    weight_grams: int


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """Why books does not hold a line; `available` says how many copies there are, if too few."""

    reason: Refusal
    available: int | None


@dataclass(frozen=True, slots=True)
class Reservation:
    """Books' answer, by the items' line numbers: all lines captured, or some of them refused."""

    is_in_force: bool = False
    captured: dict[int, CapturedLine] = field(default_factory=dict)
    refused: dict[int, RefusedLine] = field(default_factory=dict)
    isbns: dict[int, str] = field(default_factory=dict)
    """Of all lines when some were refused; lines whose book does not exist are missing."""


class Reservations:
    """Both raise ServiceUnavailableError or ServiceRefusedError, as the client does."""

    def __init__(self, books: ServiceClient) -> None:
        self._books = books

    async def reserve(self, order_id: str, items: Sequence[OrderItem]) -> Reservation:
        """Hold these items, or find what was held, or refused, before."""
        lines = [{"bookId": item.book_id, "quantity": item.quantity} for item in items]
        variables = {"order": order_id, "lines": lines, "seconds": HOLD_SECONDS}
        answer = (await self._books.execute(RESERVE, variables))["reserveStock"]
        if answer["errors"]:
            refused = dict(_refused(items, error) for error in answer["errors"])
            return Reservation(refused=refused, isbns=await self._isbns(items))
        by_book = {line["bookId"]: _captured(line) for line in answer["lines"]}
        return Reservation(
            is_in_force=answer["state"] in _IN_FORCE,
            captured={item.line_no: by_book[item.book_id] for item in items},
        )

    async def release(self, order_id: str) -> None:
        """Give the copies back, if they are held."""
        answer = (await self._books.execute(RELEASE, {"order": order_id}))["releaseReservation"]
        for error in answer["errors"]:
            raise _unexpected(error)

    async def _isbns(self, items: Sequence[OrderItem]) -> dict[int, str]:
        """What we promise the router with every item (@provides), of lines that were not held."""
        books = [{"__typename": "Book", "id": item.book_id} for item in items]
        found = (await self._books.execute(ISBNS, {"books": books}))["_entities"]
        return {
            item.line_no: book["isbn13"]
            for item, book in zip(items, found, strict=True)
            if book is not None
        }


def _captured(line: dict[str, Any]) -> CapturedLine:
    price = line["unitPrice"]
    return CapturedLine(
        unit_price=Amount(price["amountMinor"], price["currency"]),
        isbn13=line["isbn13"],
        title=line["title"],
        weight_grams=line["weightGrams"] or 0,
    )


def _refused(items: Sequence[OrderItem], error: dict[str, Any]) -> tuple[int, RefusedLine]:
    """(line number, why). The error's path is `lines`, the place of the line, its field."""
    path, reason = error["path"], _REFUSALS.get(error["code"])
    if reason is None or len(path) < 2 or path[0] != "lines":
        raise _unexpected(error)
    return items[int(path[1])].line_no, RefusedLine(reason, error.get("available"))


def _unexpected(error: dict[str, Any]) -> ServiceRefusedError:
    # our checks come before books', so this is a difference between us, not the buyer's mistake
    return ServiceRefusedError(f"books refuses: {error['code']} {error['message']}")
