"""Orders with its demo data, on either database, and a books service that does as it is told.

The real books is met in the bookstore's own tests; this one speaks the same operations, keeps its
answers as books does, and can be away, slow, or of another opinion.
"""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from graphql import build_schema, graphql_sync
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from subgraphs.chassis import migrations
from subgraphs.chassis.database import Database
from subgraphs.chassis.errors import UnauthenticatedError
from subgraphs.chassis.identity import SERVICE_ISSUER, TrustedIssuer, Verifier
from subgraphs.chassis.ids import demo_id
from subgraphs.chassis.isbn import demo_isbn13
from subgraphs.chassis.keys import dev_signing_key
from subgraphs.orders.app import MIGRATIONS, create_app
from subgraphs.orders.seed import seed
from subgraphs.orders.settings import OrdersSettings

CONTRACT = build_schema("""
    scalar _Any
    type Book { isbn13: String! }
    union _Entity = Book
    type Query { _entities(representations: [_Any!]!): [_Entity]! }
    type Mutation {
      reserveStock(
        reservationId: ID!, lines: [ReservationLineInput!]!, ttlSeconds: Int! = 900
      ): ReservationPayload!
      releaseReservation(reservationId: ID!): ReservationPayload!
    }
    input ReservationLineInput { bookId: ID! quantity: Int! }
    type ReservationPayload {
      state: ReservationState lines: [ReservationLine!]! errors: [UserError!]!
    }
    enum ReservationState { HELD COMMITTED RELEASED EXPIRED }
    type ReservationLine {
      bookId: ID! isbn13: String! title: String! quantity: Int! unitPrice: Money! weightGrams: Int
    }
    type Money { amountMinor: Int! currency: String! }
    interface UserError { code: String! message: String! path: [String!]! }
    type NotFound implements UserError { code: String! message: String! path: [String!]! }
    type InsufficientStock implements UserError {
      code: String! message: String! path: [String!]! bookId: ID! available: Int!
    }
""")


class FakeBooks:
    """An ASGI app. Demo books 1 to 9 cost 10.00 and weigh 400 g, five copies each; 5 is a file."""

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier
        self.prices = {demo_id("bk", number): 1_000 for number in range(1, 10)}
        self.copies = dict.fromkeys(self.prices, 5)
        self.reservations: dict[str, dict[str, Any]] = {}
        self.commands: list[str] = []
        """The names of the commands that came, whatever became of them."""
        self.failures: list[str | None] = []
        """What the next requests meet: "status 503", "a fault", "nonsense", a code, or nothing."""
        self.meanwhile: list[Callable[[], Awaitable[None]]] = []
        """What happens while the next requests are on their way."""
        self.loses_answers = False
        """Whether it does what it is asked and then breaks off."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        response = await self._answer(request)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> JSONResponse:
        try:
            caller = self._verifier.caller(request.headers.get("authorization"))
        except UnauthenticatedError as error:
            return JSONResponse({"errors": [{"message": "", "extensions": error.extensions}]}, 401)
        assert (caller.subject, caller.scopes) == ("svc:orders", {"stock:reserve"})
        body = json.loads(await request.body())
        self.commands.append(body["query"].split()[1].partition("(")[0])
        if self.meanwhile:
            await self.meanwhile.pop()()
        failure = self.failures.pop(0) if self.failures else None
        if failure == "status 503":
            return JSONResponse({}, 503)
        if failure == "nonsense":
            return JSONResponse(["?"])
        if failure is not None:
            code = "INTERNAL_SERVER_ERROR" if failure == "a fault" else failure
            errors = [{"message": failure, "extensions": {"code": code}}]
            return JSONResponse({"data": None, "errors": errors})
        result = graphql_sync(CONTRACT, body["query"], self, variable_values=body["variables"])
        assert result.errors is None, result.errors
        return JSONResponse({}, 502) if self.loses_answers else JSONResponse({"data": result.data})

    def reserveStock(  # noqa: N802 -- the field
        self,
        _info: Any,
        reservationId: str,  # noqa: N803 -- the arguments of the field
        lines: list[Any],
        ttlSeconds: int,  # noqa: N803
    ) -> dict[str, Any]:
        assert ttlSeconds == 900
        if reservationId not in self.reservations:
            errors = [
                error for place, line in enumerate(lines) for error in self._wrong(place, line)
            ]
            if errors:
                return {"state": None, "lines": [], "errors": errors}
            for line in lines:
                self.copies[line["bookId"]] -= line["quantity"]
            captured = [self._captured(line) for line in lines]
            self.reservations[reservationId] = {"state": "HELD", "lines": captured, "errors": []}
        return self.reservations[reservationId]

    def releaseReservation(self, _info: Any, reservationId: str) -> dict[str, Any]:  # noqa: N802, N803 -- the field
        reservation = self.reservations[reservationId]
        if reservation["state"] == "HELD":
            reservation["state"] = "RELEASED"
            for line in reservation["lines"]:
                self.copies[line["bookId"]] += line["quantity"]
        return reservation

    def _entities(self, _info: Any, representations: list[Any]) -> list[Any]:
        isbns = {book: demo_isbn13(number) for number, book in enumerate(self.prices, 1)}
        return [
            {"__typename": "Book", "isbn13": isbns[each["id"]]} if each["id"] in isbns else None
            for each in representations
        ]

    def _wrong(self, place: int, line: Any) -> list[dict[str, Any]]:
        book, path = line["bookId"], ["lines", str(place)]
        if book not in self.copies:
            return [
                {
                    "__typename": "NotFound",
                    "code": "NOT_FOUND",
                    "message": "",
                    "path": [*path, "bookId"],
                }
            ]
        if self.copies[book] >= line["quantity"]:
            return []
        return [
            {"__typename": "InsufficientStock", "code": "OUT_OF_STOCK", "message": "",
             "path": [*path, "quantity"], "bookId": book, "available": self.copies[book]}
        ]  # fmt: skip

    def _captured(self, line: Any) -> dict[str, Any]:
        number = list(self.prices).index(line["bookId"]) + 1
        return {
            **line,
            "isbn13": demo_isbn13(number),
            "title": f"Book {number}",
            "unitPrice": {"amountMinor": self.prices[line["bookId"]], "currency": "EUR"},
            "weightGrams": None if number == 5 else 400,
        }


async def prepare(url: str) -> None:
    """Migrate and seed, as a first start in dev mode does."""
    database = Database(url)
    await migrations.upgrade(database.engine, MIGRATIONS)
    await seed(database, currency="EUR")
    await database.dispose()


@pytest.fixture
def database_url(databases: Any) -> str:
    url: str = databases.fresh("orders", prepare)
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.dispose()


@pytest.fixture
def books(tmp_path: Path) -> FakeBooks:
    keys = dev_signing_key(tmp_path).public_keys
    return FakeBooks(Verifier([TrustedIssuer(SERVICE_ISSUER, "books", keys)]))


@pytest.fixture
async def orders(
    database_url: str, tokens: Any, running: Any, books: FakeBooks, tmp_path: Path
) -> AsyncIterator[Any]:
    """A client of the running service."""
    # a slow machine is no failure of books
    settings = OrdersSettings(
        dev=True, database_url=database_url, data_dir=tmp_path, books_timeout_seconds=60
    )
    app = create_app(settings, tokens.public_keys)
    app.state.siblings = {"books": books}
    async with running(app) as client:
        yield client


@pytest.fixture
def reader(tokens: Any) -> str:
    """User 1, who has ordered much."""
    token: str = tokens.user(1, "customer")
    return token


@pytest.fixture
def staff(tokens: Any) -> str:
    token: str = tokens.user(400, "staff")
    return token
