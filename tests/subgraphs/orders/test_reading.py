"""Reading orders: one's own, or everybody's for staff, and no probing for the rest."""

from typing import Any

import pytest

from subgraphs.chassis.ids import demo_id

ORDER = """
    query ($id: ID!) { order(id: $id) {
      id number status phase itemCount placedAt updatedAt version
      subtotal { amountMinor } shipping { amountMinor } total { amountMinor currency }
      shippingAddress { recipient country }
      buyer { id } items { lineNo quantity unitPrice { amountMinor } lineTotal { amountMinor }
                           titleAtPurchase book { id isbn13 } }
    } }
"""
ORDERS = """
    query ($filter: OrderFilter, $first: Int, $after: Cursor, $last: Int, $before: Cursor,
           $offset: Int) {
      orders(filter: $filter, first: $first, after: $after, last: $last, before: $before,
             offset: $offset) {
        totalCount
        edges { cursor node { id status placedAt buyer { id } items { book { id } } } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
"""
BY_NUMBER = "query ($number: String!) { orderByNumber(number: $number) { id } }"


def ids_of(connection: Any) -> list[str]:
    return [edge["node"]["id"] for edge in connection["edges"]]


async def all_ids(orders: Any, token: str, **filter_: Any) -> list[str]:
    """Every order of a list, a hundred at a time."""
    found: list[str] = []
    cursor = None
    while True:
        page = (await orders.data(ORDERS, token=token, first=100, after=cursor, filter=filter_))[
            "orders"
        ]
        found += ids_of(page)
        if not page["pageInfo"]["hasNextPage"]:
            assert len(found) == page["totalCount"]
            return found
        cursor = page["pageInfo"]["endCursor"]


@pytest.fixture
async def sold(orders: Any, staff: str) -> Any:
    """The newest order of user 1 that came to something."""
    wanted = {"buyerId": demo_id("us", 1), "status": ["RESERVED"]}
    (id_,) = ids_of((await orders.data(ORDERS, token=staff, first=1, filter=wanted))["orders"])
    return (await orders.data(ORDER, token=staff, id=id_))["order"]


async def test_an_order_adds_up(sold: Any) -> None:
    """Lines, subtotal and total are what they are made of."""
    lines = [item["lineTotal"]["amountMinor"] for item in sold["items"]]
    assert lines == [i["unitPrice"]["amountMinor"] * i["quantity"] for i in sold["items"]]
    assert sum(item["quantity"] for item in sold["items"]) == sold["itemCount"]
    assert sold["subtotal"]["amountMinor"] == sum(lines)
    assert sold["total"]["amountMinor"] == sum(lines) + sold["shipping"]["amountMinor"]
    assert sold["number"].startswith("BK-2025-")
    assert all(item["book"]["isbn13"].startswith("9792") for item in sold["items"])


async def test_an_order_is_its_buyers(orders: Any, tokens: Any, sold: Any, reader: str) -> None:
    """The buyer and staff find it, by id and by number; to others it does not exist."""
    other = tokens.user(2, "customer")
    for token, found in (
        (reader, sold["id"]),
        (tokens.user(9, "staff"), sold["id"]),
        (other, None),
    ):
        by_id = (await orders.data(ORDER, token=token, id=sold["id"]))["order"]
        by_number = await orders.data(BY_NUMBER, token=token, number=sold["number"])
        assert (by_id and by_id["id"]) == found
        assert (by_number["orderByNumber"] or {}).get("id") == found
    without_scope = tokens.user(1)
    assert (await orders.data(ORDER, token=without_scope, id=sold["id"]))["order"] is None
    for token in (None, tokens.service("books", "orders", "orders:own")):
        assert await orders.codes(ORDER, token=token, id=sold["id"]) == ["UNAUTHENTICATED"]
        codes = await orders.codes(BY_NUMBER, token=token, number=sold["number"])
        assert codes == ["UNAUTHENTICATED"]


async def test_what_does_not_exist_is_null(orders: Any, reader: str) -> None:
    """As what is somebody else's; only what cannot be an id is refused."""
    assert (await orders.data(ORDER, token=reader, id=demo_id("or", 99_999)))["order"] is None
    for number in ("BK-2025-999999", "nonsense", "\x00"):
        data = await orders.data(BY_NUMBER, token=reader, number=number)
        assert data["orderByNumber"] is None
    assert await orders.codes(ORDER, token=reader, id=demo_id("bk", 1)) == ["INVALID_INPUT"]


async def test_pages_make_up_the_list(orders: Any, staff: str) -> None:
    """Following the cursors gives every order once, newest first."""
    found = await all_ids(orders, staff)
    assert len(found) == len(set(found)) == 3_000
    assert found == sorted(found, reverse=True)


async def test_a_page_backward_is_the_page_that_came_before(orders: Any, staff: str) -> None:
    """`last` and `before` give the same rows in the same order; so does counting."""
    one = (await orders.data(ORDERS, token=staff, first=5))["orders"]
    two = (await orders.data(ORDERS, token=staff, first=5, after=one["pageInfo"]["endCursor"]))[
        "orders"
    ]
    before = two["pageInfo"]["startCursor"]
    back = (await orders.data(ORDERS, token=staff, last=5, before=before))["orders"]
    assert ids_of(back) == ids_of(one)
    counted = (await orders.data(ORDERS, token=staff, first=5, offset=5))["orders"]
    assert ids_of(counted) == ids_of(two)


async def test_filters(orders: Any, staff: str) -> None:
    """Every given part must hold."""
    rejected = await all_ids(orders, staff, status=["REJECTED"])
    reserved = await all_ids(orders, staff, status=["RESERVED"])
    assert (len(rejected) + len(reserved), len(rejected) > 50) == (3_000, True)
    assert len(await all_ids(orders, staff, buyerId=demo_id("us", 1))) == 60
    october = {"placedFrom": "2025-10-01T00:00:00Z", "placedTo": "2025-11-01T00:00:00Z"}
    page = (await orders.data(ORDERS, token=staff, first=100, filter=october))["orders"]
    assert {edge["node"]["placedAt"][:7] for edge in page["edges"]} == {"2025-10"}
    book = page["edges"][0]["node"]["items"][0]["book"]["id"]
    page = (await orders.data(ORDERS, token=staff, filter={"bookId": book}))["orders"]
    for edge in page["edges"]:
        assert book in [item["book"]["id"] for item in edge["node"]["items"]]
    wrong = {"buyerId": demo_id("bk", 1)}
    assert await orders.codes(ORDERS, token=staff, filter=wrong) == ["INVALID_INPUT"]


async def test_a_cursor_belongs_to_its_filter(orders: Any, staff: str) -> None:
    """In another list it is refused instead of starting somewhere."""
    page = (await orders.data(ORDERS, token=staff, first=1))["orders"]
    cursor = page["pageInfo"]["endCursor"]
    wanted = {"status": ["REJECTED"]}
    codes = await orders.codes(ORDERS, token=staff, after=cursor, filter=wanted)
    assert codes == ["INVALID_INPUT"]


async def test_the_list_of_all_is_for_staff(orders: Any, reader: str) -> None:
    """A refusal with a code; no order leaves with it."""
    assert await orders.codes(ORDERS, token=reader) == ["FORBIDDEN"]
    assert await orders.codes(ORDERS) == ["UNAUTHENTICATED"]
