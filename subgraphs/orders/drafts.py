"""An order as it is entered, before it is one: values that know what is wrong with them."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from subgraphs.chassis.errors import DomainError, InvalidInputError, NotFoundError
from subgraphs.chassis.ids import BOOK, ORDER, is_id, new_id
from subgraphs.chassis.plain_text import is_line

from .models import Order, OrderItem
from .states import INITIAL

# what books can hold in one reservation
MAX_LINES = 100
MAX_QUANTITY = 1_000
_MAX_TEXT = 200


@dataclass(frozen=True, slots=True)
class Address:
    """Where an order goes. `country` is checked already, by the scalar."""

    recipient: str
    line1: str
    line2: str | None
    city: str
    region: str | None
    postal_code: str
    country: str

    def problems(self) -> Iterator[DomainError]:
        required = {
            "recipient": self.recipient,
            "line1": self.line1,
            "city": self.city,
            "postalCode": self.postal_code,
        }
        for name, value in required.items():
            if not value.strip():
                yield _wrong("An address has this line.", "shippingAddress", name)
        for name, text in {**required, "line2": self.line2, "region": self.region}.items():
            if text is not None and not is_line(text, _MAX_TEXT):
                message = f"This is one line of at most {_MAX_TEXT} characters."
                yield _wrong(message, "shippingAddress", name)


@dataclass(frozen=True, slots=True)
class WantedLine:
    """`expected_unit_price_minor`: what the buyer was shown; None when any price will do."""

    book_id: str
    quantity: int
    expected_unit_price_minor: int | None = None


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order to be, and the key under which its sender may repeat it."""

    idempotency_key: str
    buyer_id: str
    lines: tuple[WantedLine, ...]
    address: Address

    @property
    def fingerprint(self) -> str:
        """Tells two orders under one key apart."""
        content = [self.buyer_id, [asdict(line) for line in self.lines], asdict(self.address)]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()

    def problems(self) -> Iterator[DomainError]:
        """Everything that is wrong, in the order of the fields."""
        if not self.idempotency_key or not is_line(self.idempotency_key, _MAX_TEXT):
            yield _wrong(f"A key is one line of 1 to {_MAX_TEXT} characters.", "idempotencyKey")
        if not 1 <= len(self.lines) <= MAX_LINES:
            yield _wrong(f"An order has 1 to {MAX_LINES} lines.", "lines")
        seen: set[str] = set()
        for index, line in enumerate(self.lines):
            yield from _line_problems(str(index), line, seen)
            seen.add(line.book_id)
        yield from self.address.problems()

    def to_order(self, number: str, now: datetime) -> tuple[Order, list[OrderItem]]:
        """The rows: no prices yet, they are books' to say."""
        order = Order(
            id=new_id(ORDER), number=number, buyer_id=self.buyer_id, status=INITIAL,
            item_count=sum(line.quantity for line in self.lines), **asdict(self.address),
            version=1, placed_at=now, updated_at=now,
        )  # fmt: skip
        items = [
            OrderItem(
                order_id=order.id, line_no=line_no, book_id=line.book_id, quantity=line.quantity,
                expected_unit_price_minor=line.expected_unit_price_minor,
            )
            for line_no, line in enumerate(self.lines, 1)
        ]  # fmt: skip
        return order, items


def _line_problems(index: str, line: WantedLine, seen: set[str]) -> Iterator[DomainError]:
    if not is_id(BOOK, line.book_id):
        yield NotFoundError("There is no such book.", ("input", "lines", index, "bookId"))
    if line.book_id in seen:
        yield _wrong("A book is on one line only.", "lines", index, "bookId")
    if not 1 <= line.quantity <= MAX_QUANTITY:
        yield _wrong(f"A line is for 1 to {MAX_QUANTITY} copies.", "lines", index, "quantity")
    if line.expected_unit_price_minor is not None and line.expected_unit_price_minor < 0:
        yield _wrong("A price is not negative.", "lines", index, "expectedUnitPriceMinor")


def _wrong(message: str, *path: str) -> DomainError:
    return InvalidInputError(message, ("input", *path))
