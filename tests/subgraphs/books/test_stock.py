"""Reservations: all lines or none, once however often asked, and never more than there is."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from subgraphs.books.errors import InsufficientStockError
from subgraphs.books.models import Book, Reservation, ReservationState, Stock, StockMovement
from subgraphs.books.stock_service import SCOPE, StockService, WantedLine
from subgraphs.chassis.database import Database, utc_now
from subgraphs.chassis.errors import (
    ConflictError,
    ForbiddenError,
    InvalidInputError,
    NotFoundError,
    UnauthenticatedError,
)
from subgraphs.chassis.identity import ANONYMOUS, Caller, scopes_of
from subgraphs.chassis.ids import demo_id

ORDER, OTHER = demo_id("or", 1), demo_id("or", 2)


@pytest.fixture
def stock(database: Database) -> StockService:
    return StockService(Caller("svc:orders", scopes=frozenset({SCOPE})), database)


@pytest.fixture
async def printed(database: Database) -> str:
    """The id of a printed book on sale with five copies."""
    async with database.writing() as session:
        statement = select(Book.id).where(Book.weight_grams.is_not(None)).order_by(Book.id).limit(1)
        book_id = (await session.scalars(statement)).one()
        await session.execute(update(Stock).where(Stock.book_id == book_id).values(on_hand=5))
        return book_id


async def level(database: Database, book_id: str) -> tuple[int, int]:
    """(on hand, reserved)"""
    async with database.reading() as session:
        statement = select(Stock.on_hand, Stock.reserved).where(Stock.book_id == book_id)
        on_hand, reserved = (await session.execute(statement)).one()
        return on_hand, reserved


async def test_reserve_then_commit(stock: StockService, database: Database, printed: str) -> None:
    """Held copies leave the shelf with a movement on record."""
    held = await stock.reserve(ORDER, [WantedLine(printed, 2)], 900)
    assert (held.state, await level(database, printed)) == (ReservationState.HELD, (5, 2))
    committed = await stock.commit(ORDER)
    assert (committed.state, await level(database, printed)) == (ReservationState.COMMITTED, (3, 0))
    async with database.reading() as session:
        statement = select(func.sum(StockMovement.delta)).where(StockMovement.reference == ORDER)
        assert (await session.scalars(statement)).one() == -2


async def test_reserve_then_release(stock: StockService, database: Database, printed: str) -> None:
    """Released copies are free again."""
    await stock.reserve(ORDER, [WantedLine(printed, 2)], 900)
    assert (await stock.release(ORDER)).state is ReservationState.RELEASED
    assert await level(database, printed) == (5, 0)


async def test_commands_may_be_repeated(
    stock: StockService, database: Database, printed: str
) -> None:
    """The second time nothing happens, and the answer is the first one's, old prices and all."""
    first = await stock.reserve(ORDER, [WantedLine(printed, 2)], 900)
    async with database.writing() as session:
        await session.execute(update(Book).where(Book.id == printed).values(price_minor=1))
    again = await stock.reserve(ORDER, [WantedLine(printed, 2)], 900)
    assert again.lines[0].unit_price_minor == first.lines[0].unit_price_minor > 1
    assert again.expires_at == first.expires_at
    assert await level(database, printed) == (5, 2)
    for _ in range(2):
        assert (await stock.commit(ORDER)).state is ReservationState.COMMITTED
    assert await level(database, printed) == (3, 0)


async def test_all_lines_or_none(stock: StockService, database: Database, printed: str) -> None:
    """One short line undoes the others, and says how many there are."""
    async with database.reading() as session:
        statement = (
            select(Stock.book_id).where(Stock.book_id != printed, Stock.on_hand > 0).limit(1)
        )
        other = (await session.scalars(statement)).one()
    before = await level(database, other)
    with pytest.raises(InsufficientStockError) as refused:
        await stock.reserve(ORDER, [WantedLine(other, 1), WantedLine(printed, 6)], 900)
    assert (refused.value.available, refused.value.path) == (5, ("lines", "1", "quantity"))
    assert (await level(database, other), await level(database, printed)) == (before, (5, 0))
    with pytest.raises(NotFoundError):
        await stock.reservation(ORDER)


async def test_the_last_copies_go_to_as_many_as_there_are(
    stock: StockService, database: Database, printed: str
) -> None:
    """Eight orders at once for five copies: five are held, three are refused."""
    orders = [demo_id("or", number) for number in range(1, 9)]
    results = await asyncio.gather(
        *(stock.reserve(order, [WantedLine(printed, 1)], 900) for order in orders),
        return_exceptions=True,
    )
    assert sum(isinstance(result, Reservation) for result in results) == 5
    assert sum(isinstance(result, InsufficientStockError) for result in results) == 3
    assert await level(database, printed) == (5, 5)


async def test_the_same_order_at_the_same_time_holds_once(
    stock: StockService, database: Database, printed: str
) -> None:
    """A retry that overtakes its first try changes nothing."""
    tries = (stock.reserve(ORDER, [WantedLine(printed, 2)], 900) for _ in range(4))
    results = await asyncio.gather(*tries)
    assert {result.state for result in results} == {ReservationState.HELD}
    assert await level(database, printed) == (5, 2)


async def test_a_hold_past_its_time_is_given_back(
    stock: StockService, database: Database, printed: str
) -> None:
    """The next order gets the copies; the late one is told."""
    await stock.reserve(ORDER, [WantedLine(printed, 5)], 900)
    async with database.writing() as session:
        await session.execute(
            update(Reservation).values(expires_at=utc_now() - timedelta(seconds=1))
        )
    await stock.reserve(OTHER, [WantedLine(printed, 4)], 900)
    assert await level(database, printed) == (5, 4)
    with pytest.raises(ConflictError):
        await stock.commit(ORDER)
    assert (await stock.release(ORDER)).state is ReservationState.EXPIRED
    assert await level(database, printed) == (5, 4)


async def test_what_has_left_is_not_released(stock: StockService, printed: str) -> None:
    """Committed is final here; a return is another story."""
    await stock.reserve(ORDER, [WantedLine(printed, 1)], 900)
    await stock.commit(ORDER)
    with pytest.raises(ConflictError):
        await stock.release(ORDER)


async def test_a_file_never_runs_out(stock: StockService, database: Database) -> None:
    """An e-book is reserved without a counter, its price captured all the same."""
    async with database.reading() as session:
        statement = select(Book.id).where(Book.weight_grams.is_(None)).limit(1)
        ebook = (await session.scalars(statement)).one()
    held = await stock.reserve(ORDER, [WantedLine(ebook, 1_000)], 900)
    assert (held.lines[0].weight_grams, held.lines[0].unit_price_minor > 0) == (None, True)
    assert (await stock.commit(ORDER)).state is ReservationState.COMMITTED


async def test_prices_may_be_asked_without_holding(
    stock: StockService, database: Database, printed: str
) -> None:
    """price_lines refuses what reserve would refuse, and changes nothing."""
    lines = await stock.price_lines([WantedLine(printed, 2)])
    assert (lines[0].quantity, lines[0].isbn13[:4]) == (2, "9792")
    with pytest.raises(InsufficientStockError):
        await stock.price_lines([WantedLine(printed, 6)])
    assert await level(database, printed) == (5, 0)


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        ([], InvalidInputError),
        ([WantedLine(demo_id("bk", 1), 0)], InvalidInputError),
        ([WantedLine(demo_id("bk", 1), 1)] * 2, InvalidInputError),
        ([WantedLine("nonsense", 1)], NotFoundError),
        ([WantedLine(demo_id("bk", 99_999), 1)], NotFoundError),
    ],
)
async def test_impossible_lines_are_refused(
    stock: StockService, lines: list[WantedLine], error: type[Exception]
) -> None:
    """What no stock could satisfy is told apart from what this one cannot."""
    with pytest.raises(error):
        await stock.reserve(ORDER, lines, 900)


@pytest.mark.parametrize(
    ("caller", "error"),
    [
        (ANONYMOUS, UnauthenticatedError),
        (Caller(demo_id("us", 1), scopes=scopes_of(["admin"])), ForbiddenError),
    ],
)
async def test_only_services_move_stock(
    database: Database, caller: Caller, error: type[Exception]
) -> None:
    """Not even an administrator reserves by hand."""
    stock = StockService(caller, database)
    for command in (stock.price_lines([]), stock.reserve(ORDER, [], 1), stock.commit(ORDER),
                    stock.release(ORDER), stock.reservation(ORDER)):  # fmt: skip
        with pytest.raises(error):
            await command


async def test_the_commands_over_http(books: Any, tokens: Any) -> None:
    """What orders sends, and what it reads from the answer."""
    command = """mutation ($order: ID!, $lines: [ReservationLineInput!]!) {
      reserveStock(reservationId: $order, lines: $lines) {
        state expiresAt
        lines { bookId isbn13 title quantity unitPrice { amountMinor } weightGrams }
        errors { __typename code path ... on InsufficientStock { bookId available } } } }"""
    orders, book = tokens.service("orders", "books", SCOPE), demo_id("bk", 1)
    arguments = {"order": ORDER, "lines": [{"bookId": book, "quantity": 1}]}
    held = (await books.data(command, token=orders, **arguments))["reserveStock"]
    assert (held["state"], held["lines"][0]["bookId"], held["errors"]) == ("HELD", book, [])
    arguments = {"order": OTHER, "lines": [{"bookId": book, "quantity": 1_000}]}
    short = (await books.data(command, token=orders, **arguments))["reserveStock"]
    assert short["state"] is None
    assert (short["errors"][0]["__typename"], short["errors"][0]["bookId"]) == (
        "InsufficientStock",
        book,
    )
    assert await books.codes(command, token=tokens.user(1, "admin"), **arguments) == ["FORBIDDEN"]
    wrong_audience = tokens.service("orders", "users", SCOPE)
    assert await books.codes(command, token=wrong_audience, **arguments) == ["UNAUTHENTICATED"]


async def test_the_rest_of_an_order_over_http(books: Any, tokens: Any) -> None:
    """Prices asked, copies held, committed, looked up; what cannot be is in `errors`."""
    orders, lines = (
        tokens.service("orders", "books", SCOPE),
        [{"bookId": demo_id("bk", 1), "quantity": 1}],
    )
    payload = "{ state lines { unitPrice { amountMinor } } errors { code path } }"

    async def send(operation: str, variables: str = "$id: ID!", **arguments: Any) -> Any:
        kind = "query" if operation.startswith(("price", "reservation(")) else "mutation"
        text = f"{kind} ({variables}) {{ {operation} {payload} }}"
        (answer,) = (await books.data(text, token=orders, **arguments)).values()
        return answer

    priced = await send(
        "priceLines(lines: $lines)", "$lines: [ReservationLineInput!]!", lines=lines
    )
    assert (priced["state"], len(priced["lines"])) == (None, 1)
    missing = await send("reservation(id: $id)", id=ORDER)
    assert missing["errors"] == [{"code": "NOT_FOUND", "path": ["reservationId"]}]
    held = await send(
        "reserveStock(reservationId: $id, lines: $lines)",
        "$id: ID!, $lines: [ReservationLineInput!]!", id=ORDER, lines=lines,
    )  # fmt: skip
    assert held["lines"] == priced["lines"]
    assert (await send("commitReservation(reservationId: $id)", id=ORDER))["state"] == "COMMITTED"
    assert (await send("reservation(id: $id)", id=ORDER))["state"] == "COMMITTED"
    late = await send("releaseReservation(reservationId: $id)", id=ORDER)
    assert (late["state"], late["errors"][0]["code"]) == (None, "CONFLICT")
