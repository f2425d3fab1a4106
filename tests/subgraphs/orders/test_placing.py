"""Placing orders: once however often asked, at books' prices, and never lost."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import func, select

from subgraphs.chassis.database import Database
from subgraphs.chassis.ids import demo_id
from subgraphs.chassis.isbn import demo_isbn13
from subgraphs.orders.models import Idempotency, Order, OrderItem

PLACE = """
    mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
      replayed
      order {
        id number status phase itemCount version placedAt buyer { id }
        subtotal { amountMinor currency } shipping { amountMinor } total { amountMinor display }
        shippingAddress { recipient line2 city country }
        items { lineNo titleAtPurchase quantity book { id }
                unitPrice { amountMinor } lineTotal { amountMinor } }
      }
      errors { __typename code path message
        ... on LineOutOfStock { availableQuantity book { id } }
        ... on LinePriceChanged { expected { amountMinor } actual { amountMinor currency } } }
    } }
"""
ADDRESS = {
    "recipient": "Ada", "line1": "1 Rd", "city": "Berlin", "postalCode": "10115", "country": "DE"
}  # fmt: skip


def line(number: int, quantity: int = 1, **more: Any) -> dict[str, Any]:
    return {"bookId": demo_id("bk", number), "quantity": quantity, **more}


def new_order(*lines: dict[str, Any], key: str = "k1", **changes: Any) -> dict[str, Any]:
    return {
        "idempotencyKey": key,
        "lines": list(lines or [line(1)]),
        "shippingAddress": ADDRESS,
        **changes,
    }


@pytest.fixture
def place(orders: Any, reader: str) -> Any:
    """`await place(input)`: the payload; by the reader unless a token is given."""

    async def send(order: dict[str, Any], token: str = reader) -> Any:
        return (await orders.data(PLACE, token=token, input=order))["placeOrder"]

    return send


async def count(database: Database, model: Any, *conditions: Any) -> int:
    async with database.reading() as session:
        statement = select(func.count()).select_from(model).where(*conditions)
        return (await session.scalars(statement)).one()


async def test_an_order_is_reserved_at_the_prices_of_books(place: Any, books: Any) -> None:
    """Prices, titles and totals are what books said when it held the copies."""
    books.prices[demo_id("bk", 2)] = 1_250
    payload = await place(new_order(line(1, 1), line(2, 2, expectedUnitPriceMinor=1_250)))
    order = payload["order"]
    assert (payload["errors"], payload["replayed"]) == ([], False)
    assert (order["status"], order["phase"], order["itemCount"]) == ("RESERVED", "CREATED", 3)
    assert order["number"] == f"BK-{order['placedAt'][:4]}-000001"
    # 1200 g to DE: 2.50 and twelve times 0.15, and 35.00 is above what is sent for nothing
    assert order["subtotal"] == {"amountMinor": 3_500, "currency": "EUR"}
    assert (order["shipping"]["amountMinor"], order["total"]["amountMinor"]) == (0, 3_500)
    assert order["buyer"]["id"] == demo_id("us", 1)
    assert order["shippingAddress"] == {
        "recipient": "Ada", "line2": None, "city": "Berlin", "country": "DE"
    }  # fmt: skip
    assert [
        (item["lineNo"], item["titleAtPurchase"], item["lineTotal"]["amountMinor"])
        for item in order["items"]
    ] == [(1, "Book 1", 1_000), (2, "Book 2", 2_500)]
    assert books.reservations[order["id"]]["state"] == "HELD"


async def test_shipping_is_added(place: Any) -> None:
    """Below the threshold the buyer pays for the parcel; a file is not sent."""
    order = (await place(new_order(line(1, 1), line(5, 1))))["order"]
    assert order["shipping"]["amountMinor"] == 250 + 4 * 15
    assert order["total"]["amountMinor"] == 2_000 + 310
    order = (await place(new_order(line(5, 1), key="k2")))["order"]
    assert order["total"] == {"amountMinor": 1_000, "display": "€10.00"}


async def test_the_same_key_gives_the_same_order(
    place: Any, books: Any, database: Database
) -> None:
    """A repeat answers what the first try did, and asks books nothing."""
    first = await place(new_order())
    books.prices[demo_id("bk", 1)] = 1
    again = await place(new_order())
    assert again == {**first, "replayed": True}
    assert books.commands == ["Reserve"]
    assert await count(database, Idempotency) == 1


async def test_a_key_belongs_to_one_content(place: Any, tokens: Any, books: Any) -> None:
    """Other content under a used key is refused; another caller's keys are another's."""
    await place(new_order())
    for other in (new_order(line(1, 2)), new_order(shippingAddress={**ADDRESS, "city": "Bonn"})):
        payload = await place(other)
        (error,) = payload["errors"]
        assert (payload["order"], payload["replayed"]) == (None, False)
        assert (error["__typename"], error["code"]) == ("OrderProblem", "IDEMPOTENCY_KEY_REUSED")
        assert error["path"] == ["input", "idempotencyKey"]
    theirs = await place(new_order(line(1, 2)), tokens.user(2, "customer"))
    assert (theirs["order"]["status"], theirs["replayed"]) == ("RESERVED", False)
    assert len(books.reservations) == 2


async def test_one_key_at_the_same_time_is_one_order(
    place: Any, books: Any, database: Database
) -> None:
    """Of five tries at once one makes the order, and all answer it."""
    payloads = await asyncio.gather(*(place(new_order(line(1, 2))) for _ in range(5)))
    assert sorted(payload["replayed"] for payload in payloads) == [False, True, True, True, True]
    assert all(payload["order"] == payloads[0]["order"] for payload in payloads)
    order = payloads[0]["order"]
    assert (order["status"], order["version"]) == ("RESERVED", 2)
    assert await count(database, Order) == 3_001
    assert await count(database, OrderItem, OrderItem.order_id == order["id"]) == 1
    assert books.copies[demo_id("bk", 1)] == 3


async def test_orders_at_the_same_time_have_numbers_without_gaps(place: Any) -> None:
    """A number is given out once, also to orders that come together."""
    payloads = await asyncio.gather(*(place(new_order(key=f"k{n}")) for n in range(4)))
    assert sorted(payload["order"]["number"][-6:] for payload in payloads) == [
        "000001", "000002", "000003", "000004"
    ]  # fmt: skip


async def test_what_is_not_there_is_not_sold(place: Any, books: Any) -> None:
    """Every short or unknown line is told, nothing is held, and a repeat is told the same."""
    wanted = new_order(line(1, 9), line(2), line(77))
    payload = await place(wanted)
    assert payload["order"]["status"] == "REJECTED"
    assert (payload["order"]["phase"], payload["order"]["total"]) == ("CANCELLED", None)
    short, unknown = payload["errors"]
    assert (short["__typename"], short["code"]) == ("LineOutOfStock", "OUT_OF_STOCK")
    assert (short["availableQuantity"], short["book"]["id"]) == (5, demo_id("bk", 1))
    assert short["path"] == ["input", "lines", "0", "quantity"]
    assert (unknown["__typename"], unknown["path"][2:]) == ("NotFound", ["2", "bookId"])
    assert books.reservations == {}
    books.copies[demo_id("bk", 1)] = 100
    assert await place(wanted) == {**payload, "replayed": True}


async def test_an_isbn_comes_with_every_book_that_books_has_told_of(
    orders: Any, place: Any, reader: str, books: Any
) -> None:
    """Held or refused; a book that does not exist is null. Before that nobody can say."""
    query = "query ($id: ID!) { order(id: $id) { items { book { id isbn13 } } } }"
    known = [{"book": {"id": demo_id("bk", n), "isbn13": demo_isbn13(n)}} for n in (1, 2)]
    for number, (lines, found) in enumerate(
        (
            ([line(1), line(2)], known),
            ([line(1), line(2, 9)], known),
            ([line(1), line(77)], [known[0], {"book": None}]),
        )
    ):
        order = (await place(new_order(*lines, key=f"isbn {number}")))["order"]
        data = await orders.data(query, token=reader, id=order["id"])
        assert data["order"]["items"] == found
    books.failures = ["status 503", "status 503"]
    order = (await place(new_order()))["order"]
    assert order["items"][0]["book"] == {"id": demo_id("bk", 1)}
    response = await orders(query, token=reader, id=order["id"])
    assert response["data"]["order"]["items"] == [{"book": None}]
    assert response["errors"][0]["extensions"]["code"] == "NOT_FOUND"


async def test_another_price_than_shown_is_refused(place: Any, books: Any) -> None:
    """Both prices are told, the copies are free again, and a repeat is told the same."""
    wanted = new_order(line(1, 2, expectedUnitPriceMinor=899), line(2, 1))
    payload = await place(wanted)
    assert (payload["order"]["status"], payload["order"]["total"]) == ("REJECTED", None)
    assert payload["errors"] == [
        {"__typename": "LinePriceChanged", "code": "PRICE_CHANGED",
         "path": ["input", "lines", "0", "expectedUnitPriceMinor"],
         "message": "The book costs €10.00 now, not €8.99.",
         "expected": {"amountMinor": 899}, "actual": {"amountMinor": 1_000, "currency": "EUR"}}
    ]  # fmt: skip
    assert books.commands == ["Reserve", "Release"]
    assert set(books.copies.values()) == {5}
    assert await place(wanted) == {**payload, "replayed": True}


@pytest.mark.parametrize("failure", ["status 503", "a fault", "nonsense"])
async def test_one_failure_of_books_is_not_noticed(place: Any, books: Any, failure: str) -> None:
    """The command is safe to repeat, and is repeated once."""
    books.failures = [failure]
    assert (await place(new_order()))["order"]["status"] == "RESERVED"
    assert books.commands == ["Reserve", "Reserve"]


async def test_without_books_the_order_waits_for_its_next_try(place: Any, books: Any) -> None:
    """PENDING without an error and without prices; the same key goes on where it stopped."""
    books.failures = ["status 503", "a fault"]
    first = await place(new_order())
    assert (first["errors"], first["order"]["status"]) == ([], "PENDING")
    assert (first["order"]["subtotal"], first["order"]["total"]) == (None, None)
    assert first["order"]["items"][0]["unitPrice"] is None
    again = await place(new_order())
    assert (again["replayed"], again["order"]["id"]) == (True, first["order"]["id"])
    assert (again["order"]["status"], again["order"]["total"]["amountMinor"]) == ("RESERVED", 1_310)


async def test_an_answer_that_was_lost_is_asked_for_again(place: Any, books: Any) -> None:
    """Copies were held, the answer never came: the next try gets that very answer."""
    books.loses_answers = True
    assert (await place(new_order(line(1, 2))))["order"]["status"] == "PENDING"
    books.loses_answers = False
    books.prices[demo_id("bk", 1)] = 5_000
    again = await place(new_order(line(1, 2)))
    assert again["order"]["subtotal"]["amountMinor"] == 2_000
    assert books.copies[demo_id("bk", 1)] == 3


async def test_a_refused_order_is_final_only_when_its_copies_are_free(
    place: Any, books: Any
) -> None:
    """Books goes away between the hold and the release: the next try releases and then refuses."""
    wanted = new_order(line(1, 2, expectedUnitPriceMinor=899))
    books.failures = [None, "status 503", "status 503"]
    assert (await place(wanted))["order"]["status"] == "PENDING"
    assert books.commands == ["Reserve", "Release", "Release"]
    payload = await place(wanted)
    assert payload["order"]["status"] == "REJECTED"
    assert [error["code"] for error in payload["errors"]] == ["PRICE_CHANGED"]
    assert books.copies[demo_id("bk", 1)] == 5


@pytest.mark.parametrize("failures", [[], ["status 503", "status 503"]])
async def test_no_hold_outlives_an_order_that_another_try_gave_up(
    place: Any, books: Any, failures: list[str]
) -> None:
    """While the first try is on its way to books, a second one is refused; then copies come back.

    Books may be away just then: the hold ends by itself.
    """

    async def second_try() -> None:
        books.copies[demo_id("bk", 1)] = 0
        assert (await place(new_order()))["order"]["status"] == "REJECTED"
        books.copies[demo_id("bk", 1)] = 5
        books.failures = [None, *failures]

    books.meanwhile = [second_try]
    payload = await place(new_order())
    assert payload["order"]["status"] == "REJECTED"
    assert [error["code"] for error in payload["errors"]] == ["OUT_OF_STOCK"]
    assert books.reservations[payload["order"]["id"]]["state"] == (
        "HELD" if failures else "RELEASED"
    )


async def test_a_hold_that_lapsed_expires_the_order(place: Any, books: Any) -> None:
    """Whoever comes back too late is told so, at every repeat."""
    books.loses_answers = True
    order = (await place(new_order()))["order"]
    books.loses_answers = False
    books.reservations[order["id"]]["state"] = "EXPIRED"
    for _ in range(2):
        payload = await place(new_order())
        assert payload["order"]["status"] == "EXPIRED"
        assert [error["code"] for error in payload["errors"]] == ["ORDER_EXPIRED"]


async def test_a_misunderstanding_with_books_is_a_fault_of_ours(
    orders: Any, place: Any, books: Any, reader: str
) -> None:
    """The buyer is told nothing of it, it is not tried again, and the order is not lost."""
    books.failures = ["FORBIDDEN"]
    codes = await orders.codes(PLACE, token=reader, input=new_order())
    assert (codes, books.commands) == (["INTERNAL_SERVER_ERROR"], ["Reserve"])
    payload = await place(new_order())
    assert (payload["replayed"], payload["order"]["status"]) == (True, "RESERVED")


async def test_all_that_is_wrong_is_told_at_once(
    place: Any, books: Any, database: Database
) -> None:
    """Each problem has its path; nothing is stored and books is not asked."""
    wrong = new_order(
        line(1, 0), line(1, 1_001), {"bookId": "nonsense", "quantity": 1},
        line(2, 1, expectedUnitPriceMinor=-1), key="",
        shippingAddress={**ADDRESS, "recipient": " ", "line2": "x" * 201, "region": "a\x00b"},
    )  # fmt: skip
    payload = await place(wrong)
    assert payload["order"] is None
    assert [(error["code"], ".".join(error["path"][1:])) for error in payload["errors"]] == [
        ("INVALID_INPUT", "idempotencyKey"),
        ("INVALID_INPUT", "lines.0.quantity"),
        ("INVALID_INPUT", "lines.1.bookId"),
        ("INVALID_INPUT", "lines.1.quantity"),
        ("NOT_FOUND", "lines.2.bookId"),
        ("INVALID_INPUT", "lines.3.expectedUnitPriceMinor"),
        ("INVALID_INPUT", "shippingAddress.recipient"),
        ("INVALID_INPUT", "shippingAddress.line2"),
        ("INVALID_INPUT", "shippingAddress.region"),
    ]
    empty = await place({**new_order(), "lines": []})
    assert [error["path"] for error in empty["errors"]] == [["input", "lines"]]
    assert (await count(database, Idempotency), books.commands) == (0, [])


async def test_a_country_is_one(orders: Any, reader: str) -> None:
    """Refused where it enters."""
    for country in ("de", "XX", "DEU", ""):
        order = new_order(shippingAddress={**ADDRESS, "country": country})
        codes = await orders.codes(PLACE, token=reader, input=order)
        assert codes == ["GRAPHQL_VALIDATION_FAILED"]


async def test_staff_order_for_others(place: Any, staff: str, orders: Any, reader: str) -> None:
    """The order is the other's; the key is the one's who sent it."""
    order = new_order(onBehalfOf=demo_id("us", 1))
    payload = await place(order, staff)
    assert payload["order"]["buyer"]["id"] == demo_id("us", 1)
    assert (await place(order, staff))["replayed"] is True
    mine = await orders.data("query ($id: ID!) { order(id: $id) { id } }", token=reader,
                             id=payload["order"]["id"])  # fmt: skip
    assert mine["order"] == {"id": payload["order"]["id"]}
    payload = await place(new_order(key="k2", onBehalfOf=demo_id("bk", 1)), staff)
    assert [error["path"] for error in payload["errors"]] == [["input", "onBehalfOf"]]


async def test_who_may_order(orders: Any, tokens: Any, reader: str, books: Any) -> None:
    """Signed in, with the scope, and for oneself."""
    for order, token, code in (
        (new_order(), None, "UNAUTHENTICATED"),
        (new_order(), tokens.user(1), "FORBIDDEN"),
        (new_order(onBehalfOf=demo_id("us", 2)), reader, "FORBIDDEN"),
        (new_order(), tokens.service("books", "orders", "orders:own"), "UNAUTHENTICATED"),
    ):
        assert await orders.codes(PLACE, token=token, input=order) == [code]
    assert books.commands == []
