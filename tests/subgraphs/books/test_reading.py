"""Reading the catalogue: pages, filters, nesting, and what shoppers do not see."""

from typing import Any

import pytest
from sqlalchemy import update

from subgraphs.books.models import Book, BookStatus
from subgraphs.chassis.database import Database
from subgraphs.chassis.ids import demo_id

BOOKS = """
    query ($filter: BookFilter, $sort: BookSort! = TITLE, $first: Int, $after: Cursor,
           $last: Int, $before: Cursor, $offset: Int) {
      books(filter: $filter, sort: $sort, first: $first, after: $after, last: $last,
            before: $before, offset: $offset) {
        totalCount
        edges { cursor node { id title price { amountMinor } status categories { slug } } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
"""


def ids_of(connection: Any) -> list[str]:
    return [edge["node"]["id"] for edge in connection["edges"]]


async def all_ids(books: Any, **arguments: Any) -> list[str]:
    """Every book of a list, a hundred at a time."""
    found: list[str] = []
    cursor = None
    while True:
        page = (await books.data(BOOKS, first=100, after=cursor, **arguments))["books"]
        found += ids_of(page)
        if not page["pageInfo"]["hasNextPage"]:
            assert len(found) == page["totalCount"]
            return found
        cursor = page["pageInfo"]["endCursor"]


@pytest.mark.parametrize("sort", ["TITLE", "NEWEST", "PRICE_LOW", "PRICE_HIGH"])
async def test_pages_make_up_the_list(books: Any, sort: str) -> None:
    """Following the cursors gives every book once, in order; PRICE_HIGH is PRICE_LOW reversed."""
    found = await all_ids(books, sort=sort)
    assert len(found) == len(set(found)) > 500
    if sort == "PRICE_HIGH":
        assert found == (await all_ids(books, sort="PRICE_LOW"))[::-1]
    if sort == "NEWEST":
        assert found == sorted(found, reverse=True)


async def test_a_page_backward_is_the_page_that_came_before(books: Any) -> None:
    """`last` and `before` give the same rows in the same order."""
    one = (await books.data(BOOKS, first=5))["books"]
    two = (await books.data(BOOKS, first=5, after=one["pageInfo"]["endCursor"]))["books"]
    back = (await books.data(BOOKS, last=5, before=two["pageInfo"]["startCursor"]))["books"]
    assert ids_of(back) == ids_of(one)
    assert (back["pageInfo"]["hasNextPage"], back["pageInfo"]["hasPreviousPage"]) == (True, False)


async def test_a_new_book_does_not_shift_the_page(books: Any, database: Database) -> None:
    """A row that comes before the place leaves the following page as it was."""
    one = (await books.data(BOOKS, first=5))["books"]
    two = (await books.data(BOOKS, first=5, after=one["pageInfo"]["endCursor"]))["books"]
    async with database.writing() as session:
        first = one["edges"][0]["node"]["id"]
        await session.execute(update(Book).where(Book.id == first).values(status=BookStatus.PAUSED))
    again = (await books.data(BOOKS, first=5, after=one["pageInfo"]["endCursor"]))["books"]
    assert ids_of(again) == ids_of(two)


async def test_offset_is_the_same_list_counted(books: Any) -> None:
    """REST clients may count; they get what cursors give."""
    assert (
        ids_of((await books.data(BOOKS, first=3, offset=4))["books"])
        == (ids_of((await books.data(BOOKS, first=7))["books"])[4:])
    )


@pytest.mark.parametrize(
    "arguments",
    [
        {"first": 0},
        {"first": 101},
        {"first": 1, "last": 1},
        {"offset": -1},
        {"after": "nonsense"},
        {"after": "é"},
        {"after": ""},
    ],
)
async def test_impossible_pages_are_refused(books: Any, arguments: dict[str, Any]) -> None:
    """A page that cannot be is an error with a code, never a silent first page."""
    assert await books.codes(BOOKS, **arguments) == ["INVALID_INPUT"]


@pytest.mark.parametrize("other", [{"sort": "NEWEST"}, {"filter": {"language": "en"}}])
async def test_a_cursor_of_another_list_is_refused(books: Any, other: dict[str, Any]) -> None:
    """Another sort or another filter is another list."""
    cursor = (await books.data(BOOKS, first=1))["books"]["pageInfo"]["endCursor"]
    assert await books.codes(BOOKS, after=cursor, **other) == ["INVALID_INPUT"]


async def test_filters_narrow_together(books: Any) -> None:
    """Every given part of the filter holds for each book found."""
    wanted = {
        "categorySlug": "gothic",
        "inStockOnly": True,
        "priceMaxMinor": 2000,
        "format": ["PAPERBACK"],
    }
    page = (await books.data(BOOKS, filter=wanted, sort="PRICE_LOW", first=100))["books"]
    nodes = [edge["node"] for edge in page["edges"]]
    assert 5 < len(nodes) == page["totalCount"]
    assert all("gothic" in [c["slug"] for c in node["categories"]] for node in nodes)
    assert max(node["price"]["amountMinor"] for node in nodes) <= 2000


async def test_a_level_of_the_query_takes_one_statement(books: Any) -> None:
    """Reviews, contributors, categories and their books: one statement each, for all books."""
    with books.statements() as statements:
        data = await books.data("""{
          books(first: 30) { edges { node {
            reviews(first: 2) { totalCount edges { node { stars } } pageInfo { hasNextPage } }
            contributors { author { name books(first: 3) { totalCount edges { node { title } } } } }
            categories { name bookCount books(first: 1, sort: NEWEST) { edges { node { id } } } }
          } } }
        }""")
    nodes = [edge["node"] for edge in data["books"]["edges"]]
    assert all(len(node["reviews"]["edges"]) == 2 for node in nodes)
    assert all(len(node["categories"]) == 2 for node in nodes)
    # books, reviews, contributors, categories; books and counts of authors and of categories
    assert len(statements) == 8


async def test_reviews_page_through(books: Any) -> None:
    """The pages of one book's reviews make up as many as its rating counts, highest first."""
    query = """query ($after: Cursor) { books(first: 1, sort: PRICE_LOW) { edges { node {
      rating { count meanHundredths }
      reviews(first: 4, after: $after, sort: HIGHEST) {
        edges { node { id stars } } pageInfo { hasNextPage endCursor } } } } } }"""
    found: list[Any] = []
    cursor, more = None, True
    while more:
        node = (await books.data(query, after=cursor))["books"]["edges"][0]["node"]
        found += [edge["node"] for edge in node["reviews"]["edges"]]
        more, cursor = node["reviews"]["pageInfo"].values()
    assert len({review["id"] for review in found}) == len(found) == node["rating"]["count"]
    stars = [review["stars"] for review in found]
    assert stars == sorted(stars, reverse=True)
    assert node["rating"]["meanHundredths"] == (sum(stars) * 100 + len(stars) // 2) // len(stars)


async def test_shoppers_find_what_is_on_sale(books: Any, tokens: Any) -> None:
    """A filter by status does not open the back room; staff see everything."""
    paused = {"status": ["PAUSED"]}
    seen = (await books.data(BOOKS, filter=paused, first=100))["books"]
    assert {edge["node"]["status"] for edge in seen["edges"]} == {"ON_SALE"}
    staff = tokens.user(1, "staff")
    seen = (await books.data(BOOKS, filter=paused, first=100, token=staff))["books"]
    assert {edge["node"]["status"] for edge in seen["edges"]} == {"PAUSED"}


async def test_stock_is_for_staff(books: Any, tokens: Any) -> None:
    """Others get null and are told why; the rest of the book is answered."""
    query = f'{{ book(id: "{demo_id("bk", 1)}") {{ title stock {{ onHand available }} }} }}'
    response = await books(query)
    assert (response["data"]["book"]["stock"], response["errors"][0]["path"]) == (
        None,
        ["book", "stock"],
    )
    assert await books.codes(query) == ["UNAUTHENTICATED"]
    assert await books.codes(query, token=tokens.user(1, "customer")) == ["FORBIDDEN"]
    staff = await books.data(query, token=tokens.user(1, "staff"))
    assert staff["book"]["stock"]["onHand"] >= staff["book"]["stock"]["available"] >= 0


async def test_isbn_finds_its_book_however_it_is_written(books: Any) -> None:
    """Hyphens and spaces do not matter; a wrong check digit does."""
    query = "query ($isbn: ISBN!) { bookByIsbn(isbn: $isbn) { isbn13 } }"
    found = await books.data(query, isbn="979-2 0000-0036-4")
    assert found["bookByIsbn"] == {"isbn13": "9792000000364"}
    assert "errors" in await books(query, isbn="979-2-0000-0036-5")


async def test_categories_have_two_levels(books: Any) -> None:
    """A book on a shelf stands on the shelf above it too."""
    data = await books.data(
        "{ categories { bookCount parent { id } children { bookCount parent { slug } } } }"
    )
    for top in data["categories"]:
        assert top["parent"] is None
        assert top["bookCount"] == sum(child["bookCount"] for child in top["children"]) > 0
    one = await books.data('{ category(slug: "gothic") { heading parent { slug } } }')
    assert one["category"] == {"heading": "Gothic", "parent": {"slug": "fiction"}}


@pytest.mark.parametrize("text", ["\x00", "No Slug", ""])
async def test_what_nothing_is_called_is_not_looked_up(books: Any, text: str) -> None:
    """A database would refuse some of it; a category is null, a filter is refused."""
    category = "query ($text: String!) { category(slug: $text) { name } }"
    assert (await books.data(category, text=text))["category"] is None
    for name in ("categorySlug", "language"):
        query = f"query ($text: String) {{ books(filter: {{ {name}: $text }}) {{ totalCount }} }}"
        expected = [] if (name, text) == ("categorySlug", "") else ["INVALID_INPUT"]
        response = await books(query, text=text)
        assert [each["extensions"]["code"] for each in response.get("errors", [])] == expected
