"""What a list of orders may be narrowed to, as a value, and as conditions on the table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select

from subgraphs.chassis.connections import Sort

from .models import Order, OrderItem
from .states import OrderStatus

# ids are in the order of placing
NEWEST = Sort("NEWEST", (Order.id,), descending=True)


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Every given part must hold. `statuses`: empty means all."""

    statuses: tuple[OrderStatus, ...] = ()
    buyer_id: str | None = None
    placed_from: datetime | None = None
    placed_to: datetime | None = None
    book_id: str | None = None

    @property
    def scope(self) -> str:
        """What a cursor of the narrowed list is bound to."""
        return repr(self)

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        if self.statuses:
            yield Order.status.in_(self.statuses)
        if self.buyer_id is not None:
            yield Order.buyer_id == self.buyer_id
        if self.placed_from is not None:
            yield Order.placed_at >= self.placed_from
        if self.placed_to is not None:
            yield Order.placed_at < self.placed_to
        if self.book_id is not None:
            with_book = select(OrderItem.order_id).where(OrderItem.book_id == self.book_id)
            yield Order.id.in_(with_book)
