"""The SQL of orders. Reads take many keys; keys that find nothing are missing from the result."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CursorResult, Update, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from subgraphs.chassis.connections import Page, PageRequest, fetch_page, fetch_pages

from .filters import NEWEST, OrderFilter
from .models import Idempotency, Order, OrderItem
from .numbers import order_number
from .settling import Outcome
from .states import SOLD, TRANSITIONS

# One row a year: whoever takes a number waits for the one before, so numbers have no gaps.
_NEXT_NUMBER = text(
    "INSERT INTO order_number (year, last) VALUES (:year, 1)"
    " ON CONFLICT (year) DO UPDATE SET last = order_number.last + 1 RETURNING last"
)


class OrderRepository:
    """Orders and their items, on one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def by_reference(self, ids: Sequence[str], numbers: Sequence[str] = ()) -> list[Order]:
        """Orders with any of these ids or numbers."""
        statement = select(Order).where(or_(Order.id.in_(ids), Order.number.in_(numbers)))
        return list(await self._session.scalars(statement))

    async def page(self, filter_: OrderFilter, request: PageRequest) -> Page[Order]:
        statement = select(Order).where(*filter_.conditions())
        return await fetch_page(self._session, statement, NEWEST, request)

    async def count(self, filter_: OrderFilter) -> int:
        statement = select(func.count()).select_from(Order).where(*filter_.conditions())
        return (await self._session.scalars(statement)).one()

    async def pages_by_buyer(
        self, ids: Sequence[str], filter_: OrderFilter, request: PageRequest
    ) -> dict[str, Page[Order]]:
        """The same page of each buyer's orders, in one statement."""
        statement = select(Order).where(*filter_.conditions())
        return await fetch_pages(self._session, statement, Order.buyer_id, ids, NEWEST, request)

    async def counts_by_buyer(self, ids: Sequence[str], filter_: OrderFilter) -> dict[str, int]:
        statement = select(Order.buyer_id, func.count()).where(
            Order.buyer_id.in_(ids), *filter_.conditions()
        )
        found = await self._session.execute(statement.group_by(Order.buyer_id))
        return dict(found.all())

    async def items_by_order(self, ids: Sequence[str]) -> dict[str, list[OrderItem]]:
        """Each order's items in the order of their lines."""
        statement = select(OrderItem).where(OrderItem.order_id.in_(ids))
        found: dict[str, list[OrderItem]] = {}
        for item in await self._session.scalars(statement.order_by(OrderItem.line_no)):
            found.setdefault(item.order_id, []).append(item)
        return found

    async def units_sold_by_book(self, ids: Sequence[str]) -> dict[str, int]:
        statement = select(OrderItem.book_id, func.sum(OrderItem.quantity)).join(
            Order, Order.id == OrderItem.order_id
        )
        statement = statement.where(OrderItem.book_id.in_(ids), Order.status.in_(SOLD))
        found = await self._session.execute(statement.group_by(OrderItem.book_id))
        return dict(found.all())

    async def sent_before(self, subject: str, operation: str, key: str) -> Idempotency | None:
        """What this caller has sent under this key, if anything."""
        return await self._session.get(Idempotency, (subject, operation, key))

    async def next_number(self, now: datetime) -> str:
        count = await self._session.scalar(_NEXT_NUMBER, {"year": now.year})
        return order_number(now.year, count)

    async def insert(self, order: Order, items: Sequence[OrderItem], sent: Idempotency) -> None:
        """Insert now. Raises IntegrityError when the key is taken."""
        self._session.add(order)
        await self._session.flush()
        self._session.add_all([*items, sent])
        await self._session.flush()

    async def advance(self, order: Order, outcome: Outcome, now: datetime) -> bool:
        """Change the status, and what changes with it, as the table of states says.

        False, and nothing changed, when the order is not in the status any more that `order` says:
        somebody else was faster. `order` itself is left as it is.
        """
        became = await self._update(
            update(Order)
            .where(Order.id == order.id, Order.status == order.status)
            .values(
                status=TRANSITIONS[order.status, outcome.event],
                version=Order.version + 1,
                updated_at=now,
                **outcome.order,
            )
        )
        if became:
            for line_no, values in outcome.items.items():
                line = (OrderItem.order_id == order.id, OrderItem.line_no == line_no)
                await self._update(update(OrderItem).where(*line).values(**values))
        return became

    async def _update(self, statement: Update) -> bool:
        statement = statement.execution_options(synchronize_session=False)
        result = await self._session.execute(statement)
        assert isinstance(result, CursorResult)
        return result.rowcount == 1
