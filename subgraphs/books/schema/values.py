"""Small types that have no identity of their own, and the enums."""

from enum import Enum

import strawberry

from subgraphs.books import models
from subgraphs.books.models import (
    BookFormat,
    BookStatus,
    ContributorRole,
    ReviewState,
)

__all__ = [
    "Availability",
    "AvailabilityState",
    "BookFormat",
    "BookStatus",
    "ContributorRole",
    "Rating",
    "ReviewState",
    "StockLevel",
]

# Enough for a household; it also keeps the exact stock from being read off the limit.
_MAX_ORDER_QUANTITY = 10

for _enum in (BookFormat, BookStatus, ContributorRole, ReviewState):
    strawberry.enum(_enum)


@strawberry.enum
class AvailabilityState(Enum):
    IN_STOCK = "IN_STOCK"
    LOW_STOCK = "LOW_STOCK"
    OUT_OF_STOCK = "OUT_OF_STOCK"
    UNLIMITED = "UNLIMITED"


@strawberry.type
class Availability:
    """What a shopper may know; exact counts are for staff."""

    state: AvailabilityState
    max_order_quantity: int

    @classmethod
    def of(cls, book: models.Book) -> "Availability":
        stock = book.stock
        if book.status is not BookStatus.ON_SALE:
            return cls(state=AvailabilityState.OUT_OF_STOCK, max_order_quantity=0)
        if not book.format.is_counted:
            return cls(state=AvailabilityState.UNLIMITED, max_order_quantity=_MAX_ORDER_QUANTITY)
        if stock is None or stock.available <= 0:
            return cls(state=AvailabilityState.OUT_OF_STOCK, max_order_quantity=0)
        is_low = stock.available <= stock.reorder_point
        return cls(
            state=AvailabilityState.LOW_STOCK if is_low else AvailabilityState.IN_STOCK,
            max_order_quantity=min(stock.available, _MAX_ORDER_QUANTITY),
        )


@strawberry.type
class StockLevel:
    """Counted copies of a printed book."""

    on_hand: int
    reserved: int
    available: int
    reorder_point: int

    @classmethod
    def of(cls, stock: models.Stock) -> "StockLevel":
        return cls(
            on_hand=stock.on_hand,
            reserved=stock.reserved,
            available=stock.available,
            reorder_point=stock.reorder_point,
        )


@strawberry.type
class Rating:
    """Mean in hundredths of a star, so no float leaves the service."""

    count: int
    mean_hundredths: int | None

    @classmethod
    def of(cls, book: models.Book) -> "Rating":
        count = book.review_count
        mean = (book.star_sum * 100 + count // 2) // count if count else None
        return cls(count=count, mean_hundredths=mean)
