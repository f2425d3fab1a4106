"""Placing an order, without a transaction across two databases.

    A  orders   the key, the order PENDING and its items, in one transaction
    B  books    hold the copies, and say what they cost
    C  orders   PENDING becomes RESERVED with these prices, or REJECTED; only one of many can do it

After A nothing is lost. Whoever repeats the command with its key goes on where it stopped: B finds
what it held, C changes only an order that is still PENDING. `_drive` needs nothing but the rows, so
that anybody who finds a PENDING order can go on with it, not only its buyer's next try.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from subgraphs.chassis.database import Database, utc_now
from subgraphs.chassis.errors import DomainError, InvalidInputError, refuse
from subgraphs.chassis.identity import Caller
from subgraphs.chassis.ids import USER, is_id
from subgraphs.chassis.service_client import ServiceUnavailableError

from .drafts import NewOrder
from .errors import IdempotencyKeyReusedError
from .models import Idempotency, Order, OrderItem
from .repository import OrderRepository
from .reservations import Reservations
from .settling import refusals, settle
from .states import AWAITS_STOCK, GIVEN_UP

logger = logging.getLogger(__name__)

WRITE_ANY = "orders:write"
WRITE_OWN = "orders:own"
_OPERATION = "placeOrder"


@dataclass(frozen=True, slots=True)
class Placed:
    """The order, why it came to nothing if it did, and whether it was there before."""

    order: Order
    errors: tuple[DomainError, ...]
    replayed: bool


class PlacingService:
    """What one caller may order."""

    def __init__(self, caller: Caller, database: Database, reservations: Reservations) -> None:
        self._caller = caller
        self._database = database
        self._reservations = reservations

    def buyer(self, on_behalf_of: str | None) -> str:
        """Whose order it will be: the caller's own, or, for staff, anybody's."""
        if on_behalf_of is None:
            subject = self._caller.require_user()
            if not self._caller.has(WRITE_ANY):
                self._caller.require(WRITE_OWN)
            return subject
        self._caller.require(WRITE_ANY)
        if not is_id(USER, on_behalf_of):
            raise InvalidInputError("This is not a user's id.", ("input", "onBehalfOf"))
        return on_behalf_of

    async def place(self, new: NewOrder) -> Placed:
        """The order of this key, as far as it has come.

        Raises all that is wrong with the input at once, IdempotencyKeyReusedError alone.
        Leaves the order PENDING when books is away. Raises ServiceRefusedError when books and we
        do not understand each other; the order stays PENDING then, too.
        """
        refuse(list(new.problems()))
        order_id, replayed = await self._record(new)
        order, errors = await self._drive(order_id)
        return Placed(order, errors, replayed)

    async def _record(self, new: NewOrder) -> tuple[str, bool]:
        """Step A. The order's id, and whether it was there before."""
        subject = self._caller.require_user()
        key = (subject, _OPERATION, new.idempotency_key)
        try:
            async with self._writing() as orders:
                sent = await orders.sent_before(*key)
                if sent is None:
                    return await _insert(orders, new, subject), False
        except IntegrityError:
            # the same key came at the same time and was faster: there is its order now
            async with self._writing() as orders:
                sent = await orders.sent_before(*key)
            if sent is None:
                raise
        if sent.request_hash != new.fingerprint:
            raise IdempotencyKeyReusedError
        return sent.order_id, True

    async def _drive(self, order_id: str) -> tuple[Order, tuple[DomainError, ...]]:
        """Steps B and C, if they are still to do. The order then, and what was refused."""
        order, items = await self._read(order_id)
        if order.status is AWAITS_STOCK:
            try:
                reservation = await self._reservations.reserve(order_id, items)
                outcome = settle(order, items, reservation)
                if outcome.releases:
                    # before the order is final: no hold outlives its order
                    await self._reservations.release(order_id)
            except ServiceUnavailableError as error:
                logger.warning("Order %s stays pending: %s", order.number, error)
                return order, ()
            async with self._writing() as orders:
                became = await orders.advance(order, outcome, utc_now())
            order, items = await self._read(order_id)
            if not became and order.status in GIVEN_UP:
                await self._let_go(order)
        return order, tuple(refusals(order, items))

    async def _let_go(self, order: Order) -> None:
        """Another try was refused, and faster, while books held copies for this one."""
        try:
            await self._reservations.release(order.id)
        except ServiceUnavailableError as error:
            # books lets go of it by itself when its time is up
            logger.warning("Order %s keeps its copies for a while: %s", order.number, error)

    async def _read(self, order_id: str) -> tuple[Order, list[OrderItem]]:
        async with self._database.reading() as session:
            orders = OrderRepository(session)
            (order,) = await orders.by_reference([order_id])
            return order, (await orders.items_by_order([order_id]))[order_id]

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[OrderRepository]:
        async with self._database.writing() as session:
            yield OrderRepository(session)


async def _insert(orders: OrderRepository, new: NewOrder, subject: str) -> str:
    now = utc_now()
    order, items = new.to_order(await orders.next_number(now), now)
    sent = Idempotency(
        subject=subject, operation=_OPERATION, key=new.idempotency_key,
        request_hash=new.fingerprint, order_id=order.id, created_at=now,
    )  # fmt: skip
    await orders.insert(order, items, sent)
    return order.id
