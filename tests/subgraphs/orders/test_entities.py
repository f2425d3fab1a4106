"""Entities: what the router asks of orders, one SQL statement for each type and level."""

from typing import Any

from sqlalchemy import select

from subgraphs.chassis.database import Database
from subgraphs.chassis.ids import demo_id
from subgraphs.orders.models import Order, OrderItem
from subgraphs.orders.states import OrderStatus

ENTITIES = """
    query ($representations: [_Any!]!, $first: Int, $after: Cursor, $status: [OrderStatus!]) {
      _entities(representations: $representations) {
        __typename
        ... on Order { id number items { lineNo book { id isbn13 } } }
        ... on User {
          id
          orders(first: $first, after: $after, status: $status) {
            edges { cursor node { id buyer { id } status items { quantity book { id } } } }
            pageInfo { hasNextPage hasPreviousPage endCursor }
          }
        }
        ... on Book { id soldCount }
      }
    }
"""
COUNTS = """
    query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on User { orders(first: 1) { totalCount } }
    } }
"""
ESTIMATE = """
    query ($representations: [_Any!]!, $country: CountryCode!, $quantity: Int! = 1) {
      _entities(representations: $representations) { ... on Book {
        shippingEstimate(country: $country, quantity: $quantity) {
          cost { amountMinor currency } freeAbove { amountMinor } minDays maxDays
        }
      } }
    }
"""


def references(type_name: str, prefix: str, count: int) -> list[dict[str, Any]]:
    return [{"__typename": type_name, "id": demo_id(prefix, n)} for n in range(1, count + 1)]


def book(**known: Any) -> dict[str, Any]:
    """What the router sends when @requires asks for it."""
    price = {"amountMinor": 1_000, "currency": "EUR"}
    return {**references("Book", "bk", 1)[0], "price": price, "weightGrams": 400, **known}


async def test_a_hundred_orders_take_one_statement_and_their_items_one(
    orders: Any, staff: str
) -> None:
    """By either key, answered in order."""
    by_id = references("Order", "or", 99)
    by_number = {"__typename": "Order", "number": "BK-2025-000100"}
    with orders.statements() as statements:
        data = await orders.data(ENTITIES, token=staff, representations=[*by_id, by_number])
    found = data["_entities"]
    assert [order["id"] for order in found] == [demo_id("or", n) for n in range(1, 101)]
    assert all(order["items"][0]["lineNo"] == 1 for order in found)
    assert len(statements) == 2


async def test_orders_of_others_are_not_there(orders: Any, reader: str) -> None:
    """An order that exists and one that does not look the same, to anybody it is not for."""
    representations = references("Order", "or", 200)
    found = (await orders.data(ENTITIES, token=reader, representations=representations))[
        "_entities"
    ]
    assert 0 < sum(order is not None for order in found) < 20
    found = (await orders.data(ENTITIES, representations=representations))["_entities"]
    assert found == [None] * 200


async def test_the_orders_of_fifty_users_take_one_statement(orders: Any, staff: str) -> None:
    """A page for each of them, newest first, and one more statement for all items."""
    with orders.statements() as statements:
        data = await orders.data(
            ENTITIES, token=staff, first=2, representations=references("User", "us", 50)
        )
    assert len(statements) == 2
    for user in data["_entities"]:
        nodes = [edge["node"] for edge in user["orders"]["edges"]]
        assert [node["buyer"]["id"] for node in nodes] == [user["id"]] * len(nodes)
        assert [node["id"] for node in nodes] == sorted((n["id"] for n in nodes), reverse=True)
    assert sum(len(user["orders"]["edges"]) for user in data["_entities"]) > 90
    with orders.statements() as statements:
        data = await orders.data(COUNTS, token=staff, representations=references("User", "us", 9))
    assert data["_entities"][0]["orders"]["totalCount"] == 60
    assert len(statements) == 2


async def test_one_page_after_the_other_of_ones_own(orders: Any, reader: str) -> None:
    """The example's user has ordered enough to turn pages, fifty orders at once."""
    me = references("User", "us", 1)
    with orders.statements() as statements:
        data = await orders.data(ENTITIES, token=reader, first=50, representations=me)
    assert len(statements) == 2
    one = data["_entities"][0]["orders"]
    after = one["pageInfo"]["endCursor"]
    data = await orders.data(ENTITIES, token=reader, first=50, after=after, representations=me)
    two = data["_entities"][0]["orders"]
    found = [edge["node"]["id"] for page in (one, two) for edge in page["edges"]]
    assert (len(found), found) == (60, sorted(set(found), reverse=True))
    assert (one["pageInfo"]["hasNextPage"], two["pageInfo"]["hasNextPage"]) == (True, False)
    data = await orders.data(ENTITIES, token=reader, status=["REJECTED"], representations=me)
    assert {
        edge["node"]["status"] for edge in data["_entities"][0]["orders"]["edges"]
    } <= {"REJECTED"}  # fmt: skip


async def test_the_orders_of_others_are_refused_at_their_path(orders: Any, tokens: Any) -> None:
    """The user stays, the orders are null, and the error says where."""
    users = references("User", "us", 1)
    for token, code in (
        (None, "UNAUTHENTICATED"),
        (tokens.user(2, "customer"), "FORBIDDEN"),
        (tokens.user(1), "FORBIDDEN"),
    ):
        response = await orders(ENTITIES, token=token, representations=users)
        assert response["data"]["_entities"] == [
            {"__typename": "User", "id": users[0]["id"], "orders": None}
        ]
        (error,) = response["errors"]
        assert (error["path"], error["extensions"]["code"]) == (["_entities", 0, "orders"], code)


async def test_how_often_books_were_sold_takes_one_statement(
    orders: Any, database: Database
) -> None:
    """Units of orders that hold; what was refused was not sold, and what nobody ordered is 0."""
    books = [*references("Book", "bk", 100), {"__typename": "Book", "id": demo_id("bk", 9_999)}]
    with orders.statements() as statements:
        found = (await orders.data(ENTITIES, representations=books))["_entities"]
    assert len(statements) == 1
    assert found[-1]["soldCount"] == 0
    assert sum(each["soldCount"] for each in found) > 300
    sold = {each["id"]: each["soldCount"] for each in found}
    statement = select(OrderItem.book_id, Order.status, OrderItem.quantity).join(Order)
    async with database.reading() as session:
        lines = (await session.execute(statement)).all()
    expected = dict.fromkeys(sold, 0)
    for book_id, status, quantity in lines:
        if book_id in expected and status is OrderStatus.RESERVED:
            expected[book_id] += quantity
    assert sold == expected
    assert {status for book_id, status, _ in lines if book_id in sold} == {
        OrderStatus.RESERVED, OrderStatus.REJECTED
    }  # fmt: skip


async def test_shipping_is_estimated_from_what_books_said(orders: Any) -> None:
    """Price and weight come with the reference; no statement is needed."""
    representations = [book(), book(weightGrams=None)]
    with orders.statements() as statements:
        data = await orders.data(
            ESTIMATE, representations=representations, country="AT", quantity=2
        )
    assert [each["shippingEstimate"] for each in data["_entities"]] == [
        {"cost": {"amountMinor": 590 + 8 * 30, "currency": "EUR"},
         "freeAbove": {"amountMinor": 5_900}, "minDays": 2, "maxDays": 6},
        {"cost": {"amountMinor": 0, "currency": "EUR"}, "freeAbove": None,
         "minDays": 0, "maxDays": 0},
    ]  # fmt: skip
    assert statements == []


async def test_a_reference_without_what_is_required_is_an_error(orders: Any) -> None:
    """Never a default: it would be a wrong price that looks right."""
    wrong = [
        references("Book", "bk", 1)[0],
        book(price=None),
        book(price={"amountMinor": 9.5, "currency": "EUR"}),
        book(price={"amountMinor": 950, "currency": "XXX"}),
        book(weightGrams="400"),
        book(weightGrams=-1),
    ]
    response = await orders(ESTIMATE, representations=[*wrong, book()], country="DE")
    estimates = [each["shippingEstimate"] for each in response["data"]["_entities"]]
    assert (estimates[:6], estimates[6]["minDays"]) == ([None] * 6, 1)
    paths = [(error["path"], error["extensions"]["code"]) for error in response["errors"]]
    assert paths == [
        (["_entities", place, "shippingEstimate"], "INVALID_REPRESENTATION") for place in range(6)
    ]


async def test_a_quantity_is_at_least_one(orders: Any) -> None:
    """As on an order."""
    for quantity in (0, 1_001):
        codes = await orders.codes(
            ESTIMATE, representations=[book()], country="DE", quantity=quantity
        )
        assert codes == ["INVALID_INPUT"]


async def test_malformed_keys_cost_only_themselves(orders: Any, staff: str) -> None:
    """What cannot exist is an error at its place."""
    representations = [
        {"__typename": "User", "id": demo_id("bk", 1)},
        {"__typename": "Book", "id": "nonsense"},
        {"__typename": "Order", "id": demo_id("us", 1)},
        {"__typename": "Order", "number": "nonsense"},
        *references("Order", "or", 1),
    ]
    response = await orders(ENTITIES, token=staff, representations=representations)
    found = response["data"]["_entities"]
    assert [bool(item) for item in found] == [False, False, False, False, True]
    paths = [(error["path"], error["extensions"]["code"]) for error in response["errors"]]
    assert paths == [(["_entities", place], "INVALID_INPUT") for place in range(3)]
