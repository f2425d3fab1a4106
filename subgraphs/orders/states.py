"""The life of an order, as one table: what may happen in which state, and where it leads.

    PENDING ── stock held ────> RESERVED    copies are held, prices are captured
       ├────── stock refused ─> REJECTED    too few copies, another price, or no such book
       └────── hold lapsed ───> EXPIRED     books held the copies, but nobody came back in time

A further state is a member here, a phase below, and the transitions that lead to it; the CHECK on
the column follows from the enum by a revision. What the rest asks of a state is a set below.
"""

from collections.abc import Mapping
from enum import Enum


class OrderStatus(Enum):
    PENDING = "PENDING"
    RESERVED = "RESERVED"
    REJECTED = "REJECTED"
    EXPIRED = "EXPIRED"


class OrderPhase(Enum):
    CREATED = "CREATED"
    CANCELLED = "CANCELLED"


class OrderEvent(Enum):
    STOCK_HELD = "stock held"
    STOCK_REFUSED = "stock refused"
    HOLD_LAPSED = "hold lapsed"


INITIAL = OrderStatus.PENDING

TRANSITIONS: Mapping[tuple[OrderStatus, OrderEvent], OrderStatus] = {
    (OrderStatus.PENDING, OrderEvent.STOCK_HELD): OrderStatus.RESERVED,
    (OrderStatus.PENDING, OrderEvent.STOCK_REFUSED): OrderStatus.REJECTED,
    (OrderStatus.PENDING, OrderEvent.HOLD_LAPSED): OrderStatus.EXPIRED,
}

PHASES: Mapping[OrderStatus, OrderPhase] = {
    OrderStatus.PENDING: OrderPhase.CREATED,
    OrderStatus.RESERVED: OrderPhase.CREATED,
    OrderStatus.REJECTED: OrderPhase.CANCELLED,
    OrderStatus.EXPIRED: OrderPhase.CANCELLED,
}

AWAITS_STOCK = OrderStatus.PENDING
"""Books has not answered yet: prices and totals are not known."""

GIVEN_UP = frozenset(status for status, phase in PHASES.items() if phase is OrderPhase.CANCELLED)
"""Nothing is held for these any more."""

SOLD = frozenset({OrderStatus.RESERVED})
"""The copies of these orders count as sold."""
