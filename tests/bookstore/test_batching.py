"""The number of requests and of SQL statements does not grow with the number of objects."""

import pytest

from .conftest import Bookstore

FIFTY_ORDERS = """{ me { orders(first: 50) { edges { node {
    number items { quantity book { title byline } } } } } } }"""


async def test_fifty_orders_cost_one_request_for_each_subgraph_and_level(
    bookstore: Bookstore,
) -> None:
    """users finds the reader, orders the orders and items, books all their books."""
    await bookstore.sign_in("reader")
    bookstore.forget()
    data = await bookstore.data(FIFTY_ORDERS)
    orders = data["me"]["orders"]["edges"]
    items = [item for order in orders for item in order["node"]["items"]]
    assert len(orders) == 50
    assert len(items) > 50
    assert {name: len(it.sent) for name, it in bookstore.subgraphs.items()} == {
        "books": 1,
        "orders": 1,
        "users": 1,
    }


async def test_each_book_is_sent_once_however_often_it_was_ordered(bookstore: Bookstore) -> None:
    """Representations are de-duplicated."""
    await bookstore.sign_in("reader")
    bookstore.forget()
    await bookstore.data(FIFTY_ORDERS)
    (request,) = bookstore.subgraphs["books"].sent
    ids = [representation["id"] for representation in request["variables"]["representations"]]
    assert len(ids) == len(set(ids)) > 10


@pytest.mark.parametrize(("first", "statements"), [(5, 1), (50, 1)])
async def test_books_of_orders_cost_one_statement(
    bookstore: Bookstore, first: int, statements: int
) -> None:
    """`_entities` with N books is one SQL statement, whatever N is."""
    await bookstore.sign_in("reader")
    bookstore.forget()
    await bookstore.data(
        FIFTY_ORDERS.replace("first: 50", f"first: {first}").replace(" byline", "")
    )
    assert bookstore.statements["books"] == statements


async def test_orders_with_their_items_cost_one_statement_each(bookstore: Bookstore) -> None:
    """One statement for the orders, one for all their items; one for the reader."""
    await bookstore.sign_in("reader")
    bookstore.forget()
    await bookstore.data(FIFTY_ORDERS)
    assert bookstore.statements["orders"] == 2
    assert bookstore.statements["users"] == 1


async def test_two_places_that_need_one_subgraph_share_a_request(bookstore: Bookstore) -> None:
    """Buyers and review authors are both users, and travel together."""
    await bookstore.sign_in("reader")
    bookstore.forget()
    await bookstore.data("""{ books(first: 3) { edges { node { title
        reviews(first: 2) { edges { node { author { displayName } } } } } } }
        search(text: "sea", first: 2) { edges { node { ... on Book {
          reviews(first: 1) { edges { node { author { displayName } } } } } } } } }""")
    assert len(bookstore.subgraphs["users"].sent) == 1
