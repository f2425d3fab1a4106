"""The tables. What must never be false is a constraint here, the last line behind the rules in the
services.

Money is bigint minor units; an order and its items have none before books has captured the prices.
What books has refused is written to the items, so that a repeated command is told the same.
"""

from datetime import datetime
from enum import Enum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from subgraphs.chassis import ids
from subgraphs.chassis.database import UtcDateTime
from subgraphs.chassis.ids import PublicId
from subgraphs.chassis.tables import new_metadata, one_of

from .states import OrderStatus


class Refusal(Enum):
    """Why books would not hold an item."""

    OUT_OF_STOCK = "OUT_OF_STOCK"
    NOT_FOR_SALE = "NOT_FOR_SALE"
    PRICE_CHANGED = "PRICE_CHANGED"


class Base(DeclarativeBase):
    metadata = new_metadata()


class Order(Base):
    """Its status changes in one place only: OrderRepository.advance."""

    __tablename__ = "orders"
    __table_args__ = (
        CheckConstraint(
            "coalesce(total_minor = subtotal_minor + shipping_minor,"
            " total_minor IS NULL AND subtotal_minor IS NULL AND shipping_minor IS NULL)",
            name="total_adds_up",
        ),
        CheckConstraint(
            "status IN ('PENDING', 'REJECTED', 'EXPIRED') OR total_minor IS NOT NULL",
            name="total_known",
        ),
        CheckConstraint("total_minor IS NULL OR currency IS NOT NULL", name="currency_known"),
        CheckConstraint("subtotal_minor >= 0", name="subtotal_not_negative"),
        CheckConstraint("shipping_minor >= 0", name="shipping_not_negative"),
        CheckConstraint("item_count > 0", name="item_count_positive"),
        # a person's orders, newest first
        Index(None, "buyer_id", "id"),
    )

    id: Mapped[str] = mapped_column(PublicId(ids.ORDER), primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    buyer_id: Mapped[str] = mapped_column(PublicId(ids.USER))
    status: Mapped[OrderStatus] = mapped_column(one_of(OrderStatus))
    item_count: Mapped[int]
    currency: Mapped[str | None] = mapped_column(String(3))
    subtotal_minor: Mapped[int | None] = mapped_column(BigInteger)
    shipping_minor: Mapped[int | None] = mapped_column(BigInteger)
    total_minor: Mapped[int | None] = mapped_column(BigInteger)
    recipient: Mapped[str]
    line1: Mapped[str]
    line2: Mapped[str | None]
    city: Mapped[str]
    region: Mapped[str | None]
    postal_code: Mapped[str]
    country: Mapped[str] = mapped_column(String(2))
    version: Mapped[int] = mapped_column(default=1)
    placed_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OrderItem(Base):
    """One book of an order. Title, ISBN and price are as they were when the copies were held."""

    __tablename__ = "order_item"
    __table_args__ = (
        CheckConstraint("line_no > 0", name="line_no_positive"),
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("unit_price_minor >= 0", name="unit_price_not_negative"),
        CheckConstraint(
            "(available IS NOT NULL) = coalesce(refusal = 'OUT_OF_STOCK', false)",
            name="available_when_refused",
        ),
    )

    order_id: Mapped[str] = mapped_column(
        PublicId(ids.ORDER), ForeignKey("orders.id"), primary_key=True
    )
    line_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    book_id: Mapped[str] = mapped_column(PublicId(ids.BOOK), index=True)
    quantity: Mapped[int]
    expected_unit_price_minor: Mapped[int | None] = mapped_column(BigInteger)
    unit_price_minor: Mapped[int | None] = mapped_column(BigInteger)
    isbn13: Mapped[str | None] = mapped_column(String(13))
    title: Mapped[str | None]
    refusal: Mapped[Refusal | None] = mapped_column(one_of(Refusal))
    available: Mapped[int | None]


class Idempotency(Base):
    """That a caller has sent a command under a key, what it said, and the order it made."""

    __tablename__ = "idempotency"

    subject: Mapped[str] = mapped_column(primary_key=True)
    operation: Mapped[str] = mapped_column(String(32), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    request_hash: Mapped[str] = mapped_column(String(64))
    order_id: Mapped[str] = mapped_column(PublicId(ids.ORDER), ForeignKey("orders.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OrderNumber(Base):
    """The last number given out in a year."""

    __tablename__ = "order_number"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
