"""Reading orders: whose they are, and who else may see them.

An order is its buyer's (`orders:own`) and the staff's (`orders:read`). To everybody else it does
not exist: a refusal would tell that it does.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from subgraphs.chassis.connections import Page, PageRequest
from subgraphs.chassis.database import Database
from subgraphs.chassis.identity import Caller

from .filters import OrderFilter
from .models import Order, OrderItem
from .numbers import is_order_number
from .repository import OrderRepository

READ_ANY = "orders:read"
READ_OWN = "orders:own"


class OrderService:
    """What one caller may see of the orders."""

    def __init__(self, caller: Caller, database: Database) -> None:
        self._caller = caller
        self._database = database

    async def by_reference(self, ids: Sequence[str], numbers: Sequence[str] = ()) -> list[Order]:
        """Those of these orders that the caller may see."""
        async with self._reading() as orders:
            found = await orders.by_reference(ids, list(filter(is_order_number, numbers)))
        return [order for order in found if self._sees_orders_of(order.buyer_id)]

    async def page(self, filter_: OrderFilter, request: PageRequest) -> Page[Order]:
        """Everybody's orders, newest first; for staff."""
        self._caller.require(READ_ANY)
        async with self._reading() as orders:
            return await orders.page(filter_, request)

    async def count(self, filter_: OrderFilter) -> int:
        self._caller.require(READ_ANY)
        async with self._reading() as orders:
            return await orders.count(filter_)

    def require_orders_of(self, user_id: str) -> None:
        """Raises UnauthenticatedError or ForbiddenError when this user's orders are not to be
        seen."""
        if not self._sees_orders_of(user_id):
            self._caller.require(READ_ANY)

    async def pages_by_buyer(
        self, ids: Sequence[str], filter_: OrderFilter, request: PageRequest
    ) -> dict[str, Page[Order]]:
        """Each buyer's orders, newest first. Raises as `require_orders_of` for any of them."""
        for user_id in ids:
            self.require_orders_of(user_id)
        async with self._reading() as orders:
            return await orders.pages_by_buyer(ids, filter_, request)

    async def counts_by_buyer(self, ids: Sequence[str], filter_: OrderFilter) -> dict[str, int]:
        for user_id in ids:
            self.require_orders_of(user_id)
        async with self._reading() as orders:
            return await orders.counts_by_buyer(ids, filter_)

    async def items_by_order(self, ids: Sequence[str]) -> dict[str, list[OrderItem]]:
        """Of orders that the caller has been shown already."""
        async with self._reading() as orders:
            return await orders.items_by_order(ids)

    async def units_sold_by_book(self, ids: Sequence[str]) -> dict[str, int]:
        """For everybody."""
        async with self._reading() as orders:
            return await orders.units_sold_by_book(ids)

    def _sees_orders_of(self, user_id: str) -> bool:
        is_own = self._caller.subject == user_id and self._caller.has(READ_OWN)
        return is_own or self._caller.has(READ_ANY)

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[OrderRepository]:
        async with self._database.reading() as session:
            yield OrderRepository(session)
