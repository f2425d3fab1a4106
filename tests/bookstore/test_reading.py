"""What visitors and readers see: one request, answered from several subgraphs."""

from .conftest import Bookstore


async def test_one_request_is_answered_from_all_three_subgraphs(bookstore: Bookstore) -> None:
    """The README's first query: title from books, soldCount from orders, displayName from users."""
    data = await bookstore.data("""{ books(first: 3) { edges { node {
        title price { amountMinor currency } soldCount
        reviews(first: 2) { edges { node { stars author { displayName } } } } } } } }""")
    nodes = [edge["node"] for edge in data["books"]["edges"]]
    assert len(nodes) == 3
    for node in nodes:
        assert node["title"]
        assert node["price"]["currency"] == "EUR"
        assert node["soldCount"] >= 0
        assert all(edge["node"]["author"]["displayName"] for edge in node["reviews"]["edges"])
    assert {name for name, it in bookstore.subgraphs.items() if it.sent} == {
        "books",
        "orders",
        "users",
    }


async def test_a_signed_in_reader_reads_their_own_orders(bookstore: Bookstore) -> None:
    """The README's second query: users says who, orders what, books the titles."""
    await bookstore.sign_in("reader")
    data = await bookstore.data("""{ me { orders { edges { node {
        number total { amountMinor } items { quantity book { title } } } } } } }""")
    orders = [edge["node"] for edge in data["me"]["orders"]["edges"]]
    assert len(orders) == 20
    assert all(item["book"]["title"] for order in orders for item in order["items"])


async def test_a_visitor_is_nobody(bookstore: Bookstore) -> None:
    """`me` is null for who is not signed in, and that is no error."""
    assert await bookstore.data("{ me { displayName } }") == {"me": None}


async def test_a_requirement_is_sent_to_the_subgraph_that_states_it(bookstore: Bookstore) -> None:
    """shippingEstimate of orders requires price and weight of books (@requires)."""
    data = await bookstore.data("""{ books(first: 2) { edges { node {
        shippingEstimate(country: "DE", quantity: 2) { cost { amountMinor } minDays } } } } }""")
    for edge in data["books"]["edges"]:
        assert edge["node"]["shippingEstimate"]["minDays"] >= 1
    (request,) = bookstore.subgraphs["orders"].sent
    for representation in request["variables"]["representations"]:
        assert representation.keys() == {"__typename", "id", "price", "weightGrams"}


async def test_a_provided_field_needs_no_call_to_its_owner(bookstore: Bookstore) -> None:
    """OrderItem.book @provides isbn13, so an order's packing list does not ask books."""
    await bookstore.sign_in("reader")
    bookstore.forget()
    data = await bookstore.data("""{ me { orders(first: 2) { edges { node {
        items { book { isbn13 } } } } } } }""")
    books = [i["book"] for e in data["me"]["orders"]["edges"] for i in e["node"]["items"]]
    assert all(len(book["isbn13"]) == 13 for book in books)
    assert bookstore.subgraphs["books"].sent == []


async def test_an_interface_of_one_subgraph_carries_fields_of_another(bookstore: Bookstore) -> None:
    """search returns catalogue items; on books, orders adds what was sold."""
    data = await bookstore.data("""{ search(text: "sea", first: 5) { edges { node {
        __typename heading ... on Book { soldCount } } } } }""")
    nodes = [edge["node"] for edge in data["search"]["edges"]]
    assert any(node["__typename"] == "Book" for node in nodes)
    for node in nodes:
        assert ("soldCount" in node) == (node["__typename"] == "Book")
