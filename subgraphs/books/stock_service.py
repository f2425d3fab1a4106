"""Holding copies for an order: reserve, then commit or release. For services only
(`stock:reserve`).

    HELD ── commit ──> COMMITTED      copies have left the shelf
      ├──── release ─> RELEASED       copies are free again
      └──── time ────> EXPIRED        the same, because nobody came back

Every command may be repeated: the reservation's id is the order's id, and a repeated command finds
what the first one did and answers the same. Prices are captured when copies are held; whoever
reserves learns them here and nowhere else. A hold past its time is given back by the next command
that comes, so it never keeps a copy from a buyer for longer than its time.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.exc import IntegrityError

from subgraphs.chassis.database import Database, utc_now
from subgraphs.chassis.errors import (
    ConflictError,
    DomainError,
    InvalidInputError,
    NotFoundError,
    refuse,
)
from subgraphs.chassis.identity import Caller
from subgraphs.chassis.ids import BOOK, MOVEMENT, ORDER, id_to_uuid, is_id, new_id

from .errors import InsufficientStockError
from .models import (
    Book,
    BookStatus,
    Reservation,
    ReservationLine,
    ReservationState,
    StockMovement,
    StockMovementKind,
)
from .stock_repository import StockRepository

SCOPE = "stock:reserve"
_MAX_LINES = 100
_MAX_QUANTITY = 1_000
_TTL_SECONDS = range(1, 24 * 3600 + 1)


@dataclass(frozen=True, slots=True)
class WantedLine:
    book_id: str
    quantity: int


class StockService:
    """What one caller may do with the stock."""

    def __init__(self, caller: Caller, database: Database) -> None:
        self._caller = caller
        self._database = database

    async def price_lines(self, wanted: Sequence[WantedLine]) -> list[ReservationLine]:
        """What these lines would cost now; holds nothing. Raises as `reserve` does."""
        self._caller.require(SCOPE)
        _check_lines(wanted)
        async with self._database.reading() as session:
            books = await StockRepository(session).books_by_id([line.book_id for line in wanted])
        lines = _captured(wanted, books)
        refuse(
            [
                InsufficientStockError(index, line.book_id, stock.available)
                for index, line in enumerate(lines)
                if line.is_counted
                and (stock := books[line.book_id].stock) is not None
                and stock.available < line.quantity
            ]
        )
        return lines

    async def reservation(self, reservation_id: str) -> Reservation:
        """Raises NotFoundError for an order that never reserved."""
        self._caller.require(SCOPE)
        async with self._database.reading() as session:
            return await _existing(StockRepository(session), reservation_id)

    async def reserve(
        self, reservation_id: str, wanted: Sequence[WantedLine], ttl_seconds: int
    ) -> Reservation:
        """Hold all lines or none. Raises InsufficientStockError for each line that is short."""
        self._caller.require(SCOPE)
        id_to_uuid(ORDER, reservation_id)
        _check_lines(wanted)
        if ttl_seconds not in _TTL_SECONDS:
            raise InvalidInputError("A hold lasts a second to a day.", ("ttlSeconds",))
        await self._expire_overdue()
        try:
            async with self._writing() as stock:
                existing = await stock.reservation(reservation_id)
                return existing or await _hold(stock, reservation_id, wanted, ttl_seconds)
        except IntegrityError:
            # the same command ran at the same time and was faster: answer what it did
            async with self._writing() as stock:
                return await _existing(stock, reservation_id)

    async def commit(self, reservation_id: str) -> Reservation:
        """The order is paid. Raises ConflictError when the copies are not held any more."""
        self._caller.require(SCOPE)
        await self._expire_overdue()
        async with self._writing() as stock:
            reservation = await _existing(stock, reservation_id, lock=True)
            if reservation.state is ReservationState.HELD:
                movements = []
                for line in _counted(reservation):
                    await stock.take(line.book_id, line.quantity)
                    movements.append(_committed(line))
                await stock.record(movements)
                reservation.state = ReservationState.COMMITTED
            elif reservation.state is not ReservationState.COMMITTED:
                raise ConflictError(f"The reservation is {reservation.state.value}, not held.")
        return reservation

    async def release(self, reservation_id: str) -> Reservation:
        """The order will not be paid. Raises ConflictError when its copies have left already."""
        self._caller.require(SCOPE)
        async with self._writing() as stock:
            reservation = await _existing(stock, reservation_id, lock=True)
            if reservation.state is ReservationState.HELD:
                for line in _counted(reservation):
                    await stock.free(line.book_id, line.quantity)
                reservation.state = ReservationState.RELEASED
            elif reservation.state is ReservationState.COMMITTED:
                raise ConflictError("The reservation is COMMITTED: the copies have left.")
        return reservation

    async def _expire_overdue(self) -> None:
        """Give back what was held too long, in a transaction of its own."""
        async with self._writing() as stock:
            overdue = await stock.overdue(utc_now())
            lines = [line for reservation in overdue for line in _counted(reservation)]
            for line in sorted(lines, key=lambda line: line.book_id):
                await stock.free(line.book_id, line.quantity)
            for reservation in overdue:
                reservation.state = ReservationState.EXPIRED

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[StockRepository]:
        async with self._database.writing() as session:
            yield StockRepository(session)


async def _hold(
    stock: StockRepository, reservation_id: str, wanted: Sequence[WantedLine], ttl_seconds: int
) -> Reservation:
    books = await stock.books_by_id([line.book_id for line in wanted])
    reservation = Reservation(
        id=reservation_id,
        state=ReservationState.HELD,
        expires_at=utc_now() + timedelta(seconds=ttl_seconds),
        lines=_captured(wanted, books),
    )
    await stock.insert(reservation)
    short: list[DomainError] = [
        InsufficientStockError(line.line_no, line.book_id, await stock.available(line.book_id))
        for line in _counted(reservation)
        if not await stock.hold(line.book_id, line.quantity)
    ]
    refuse(short)  # which undoes the lines that were held
    return reservation


async def _existing(
    stock: StockRepository, reservation_id: str, *, lock: bool = False
) -> Reservation:
    known = is_id(ORDER, reservation_id)
    reservation = await stock.reservation(reservation_id, lock=lock) if known else None
    if reservation is None:
        raise NotFoundError("Nothing is reserved for this order.", ("reservationId",))
    return reservation


def _check_lines(wanted: Sequence[WantedLine]) -> None:
    """Raises InvalidInputError for what no stock could ever satisfy."""
    if not 1 <= len(wanted) <= _MAX_LINES:
        raise InvalidInputError(f"An order has 1 to {_MAX_LINES} lines.", ("lines",))
    problems: list[DomainError] = []
    seen: set[str] = set()
    for index, line in enumerate(wanted):
        if not 1 <= line.quantity <= _MAX_QUANTITY:
            message = f"A line is for 1 to {_MAX_QUANTITY} copies."
            problems.append(InvalidInputError(message, ("lines", str(index), "quantity")))
        if line.book_id in seen:
            message = "A book is on one line only."
            problems.append(InvalidInputError(message, ("lines", str(index), "bookId")))
        seen.add(line.book_id)
        if not is_id(BOOK, line.book_id):
            problems.append(_no_such_book(index))
    refuse(problems)


def _captured(wanted: Sequence[WantedLine], books: dict[str, Book]) -> list[ReservationLine]:
    """The lines with what the books say now. Raises NotFoundError for each that is not for sale."""
    on_sale = {key for key, book in books.items() if book.status is BookStatus.ON_SALE}
    missing = [_no_such_book(i) for i, line in enumerate(wanted) if line.book_id not in on_sale]
    refuse(missing)
    return [
        ReservationLine(
            line_no=index, book_id=book.id, quantity=line.quantity,
            unit_price_minor=book.price_minor, currency=book.currency, isbn13=book.isbn13,
            title=book.title, weight_grams=book.weight_grams, is_counted=book.format.is_counted,
        )
        for index, line in enumerate(wanted)
        for book in (books[line.book_id],)
    ]  # fmt: skip


def _counted(reservation: Reservation) -> list[ReservationLine]:
    """The lines that touch a counter, in the order in which everybody locks counters."""
    lines = [line for line in reservation.lines if line.is_counted]
    return sorted(lines, key=lambda line: line.book_id)


def _committed(line: ReservationLine) -> StockMovement:
    return StockMovement(
        id=new_id(MOVEMENT), book_id=line.book_id, kind=StockMovementKind.COMMITTED,
        delta=-line.quantity, reference=line.reservation_id, at=utc_now(),
    )  # fmt: skip


def _no_such_book(line: int) -> NotFoundError:
    return NotFoundError("There is no such book for sale.", ("lines", str(line), "bookId"))
