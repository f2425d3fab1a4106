"""What readers and staff do: order, sign up, add a book."""

from .conftest import Bookstore

PLACE = """mutation ($key: String!, $book: ID!, $expected: MinorUnits) {
  placeOrder(input: {
    idempotencyKey: $key
    lines: [{bookId: $book, quantity: 2, expectedUnitPriceMinor: $expected}]
    shippingAddress: {
      recipient: "Ada", line1: "1 Road", city: "Berlin", postalCode: "10115", country: "DE" }
  }) {
    replayed
    order { id status subtotal { amountMinor } shipping { amountMinor } total { amountMinor }
            items { unitPrice { amountMinor } book { title } } }
    errors { __typename code ... on LineOutOfStock { availableQuantity } }
  } }"""


async def a_book_in_stock(bookstore: Bookstore) -> dict[str, object]:
    data = await bookstore.data("""{
        books(filter: {inStockOnly: true, format: [PAPERBACK]}, first: 1) {
          edges { node { id title price { amountMinor } } } } }""")
    found: dict[str, object] = data["books"]["edges"][0]["node"]
    return found


async def test_the_price_of_an_order_comes_from_books(bookstore: Bookstore) -> None:
    """orders asks books, which holds the stock and says the price; totals add up to the cent."""
    book = await a_book_in_stock(bookstore)
    await bookstore.sign_in("reader")
    data = await bookstore.data(PLACE, key="k1", book=book["id"])
    order = data["placeOrder"]["order"]
    price = book["price"]["amountMinor"]
    assert data["placeOrder"]["errors"] == []
    assert order["status"] == "RESERVED"
    assert order["items"] == [
        {"unitPrice": {"amountMinor": price}, "book": {"title": book["title"]}}
    ]
    assert order["subtotal"]["amountMinor"] == 2 * price
    assert order["total"]["amountMinor"] == 2 * price + order["shipping"]["amountMinor"]


async def test_a_repeated_order_is_the_same_order(bookstore: Bookstore) -> None:
    """One idempotency key, one order, however often it is sent."""
    book = await a_book_in_stock(bookstore)
    await bookstore.sign_in("reader")
    first = (await bookstore.data(PLACE, key="k1", book=book["id"]))["placeOrder"]
    again = (await bookstore.data(PLACE, key="k1", book=book["id"]))["placeOrder"]
    assert (first["replayed"], again["replayed"]) == (False, True)
    assert first["order"]["id"] == again["order"]["id"]


async def test_an_expected_price_that_is_wrong_refuses_the_order(bookstore: Bookstore) -> None:
    """The client's idea of the price is compared, never used."""
    book = await a_book_in_stock(bookstore)
    await bookstore.sign_in("reader")
    data = await bookstore.data(PLACE, key="k1", book=book["id"], expected=1)
    assert [e["code"] for e in data["placeOrder"]["errors"]] == ["PRICE_CHANGED"]
    assert data["placeOrder"]["order"]["status"] == "REJECTED"


async def test_mutations_of_two_subgraphs_run_in_the_clients_order(bookstore: Bookstore) -> None:
    """Signing up in users happens before and after logging in, each waiting for the one before."""
    data = await bookstore.data("""mutation {
        first: signUp(input: {
          username: "ada_l", email: "a@example.org", password: "analytical engines"}) {
          errors { code } user { displayName } }
        second: logIn(input: {login: "ada_l", password: "analytical engines"}) {
          errors { code } user { displayName } } }""")
    assert data["first"]["errors"] == data["second"]["errors"] == []
    assert data["first"]["user"] == data["second"]["user"]


async def test_staff_add_a_book_and_everybody_finds_it(bookstore: Bookstore) -> None:
    """createBook needs the scope catalog:write, which a reader does not have."""
    create = """mutation ($isbn: ISBN!) { createBook(input: {
        isbn: $isbn, title: "On Planning", format: PAPERBACK, status: ON_SALE, weightGrams: 300,
        contributors: [{name: "A. Planner"}], price: {amountMinor: 1500, currency: "EUR"}
        initialStock: 3 }) { book { id title } errors { code message } } }"""
    await bookstore.sign_in("reader")
    refused = await bookstore.ask(create, isbn="9783161484100")
    assert refused["data"] is None or refused["data"]["createBook"] is None
    assert refused["errors"][0]["extensions"]["serviceName"] == "books"
    await bookstore.sign_in("clerk")
    created = (await bookstore.data(create, isbn="9783161484100"))["createBook"]
    assert created["errors"] == []
    bookstore.token = None
    found = await bookstore.data('{ bookByIsbn(isbn: "978-3-16-148410-0") { title soldCount } }')
    assert found == {"bookByIsbn": {"title": "On Planning", "soldCount": 0}}
