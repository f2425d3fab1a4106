"""The SQL of stock and reservations, on one session.

Counters change only by conditional UPDATEs, so that two transactions cannot both take the last
copy. Callers go through the books in the order of their ids, so that no two wait for each other.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CursorResult, Update, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from .models import (
    Base,
    Book,
    Reservation,
    ReservationState,
    Stock,
    StockMovement,
)


class StockRepository:
    """Books as things that can run out."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def books_by_id(self, ids: Sequence[str]) -> dict[str, Book]:
        found = await self._session.scalars(select(Book).where(Book.id.in_(ids)))
        return {book.id: book for book in found.unique()}

    async def reservation(self, reservation_id: str, *, lock: bool = False) -> Reservation | None:
        """With `lock`, nobody else changes it before this transaction ends."""
        statement = select(Reservation).where(Reservation.id == reservation_id)
        statement = statement.execution_options(populate_existing=True)
        return (
            await self._session.scalars(statement.with_for_update() if lock else statement)
        ).one_or_none()

    async def overdue(self, now: datetime) -> list[Reservation]:
        """Holds whose time is up and that nobody else is dealing with, locked."""
        statement = select(Reservation).where(
            Reservation.state == ReservationState.HELD, Reservation.expires_at <= now
        )
        statement = statement.order_by(Reservation.id).with_for_update(skip_locked=True)
        return list(await self._session.scalars(statement))

    async def hold(self, book_id: str, quantity: int) -> bool:
        """Reserve copies; False, and nothing changed, when fewer are free."""
        return await self._change(
            update(Stock)
            .where(Stock.book_id == book_id, Stock.on_hand - Stock.reserved >= quantity)
            .values(reserved=Stock.reserved + quantity)
        )

    async def free(self, book_id: str, quantity: int) -> None:
        """Give held copies back."""
        await self._change(
            update(Stock).where(Stock.book_id == book_id).values(reserved=Stock.reserved - quantity)
        )

    async def take(self, book_id: str, quantity: int) -> None:
        """Held copies leave the shelf."""
        await self._change(
            update(Stock)
            .where(Stock.book_id == book_id)
            .values(on_hand=Stock.on_hand - quantity, reserved=Stock.reserved - quantity)
        )

    async def available(self, book_id: str) -> int:
        statement = select(Stock.on_hand - Stock.reserved).where(Stock.book_id == book_id)
        return (await self._session.scalars(statement)).one_or_none() or 0

    async def record(self, movements: Sequence[StockMovement]) -> None:
        self._session.add_all(movements)
        await self._session.flush()

    async def insert(self, row: Base) -> None:
        """Insert now. Raises IntegrityError when its id is taken."""
        self._session.add(row)
        await self._session.flush()

    async def _change(self, statement: Update) -> bool:
        statement = statement.execution_options(synchronize_session=False)
        result = await self._session.execute(statement)
        assert isinstance(result, CursorResult)
        return result.rowcount == 1
