"""Entities: what the router asks of books, one SQL statement for each type."""

from typing import Any

from sqlalchemy import update

from subgraphs.books.models import Book, BookStatus
from subgraphs.chassis.database import Database
from subgraphs.chassis.ids import demo_id

ENTITIES = """
    query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        __typename
        ... on Book { id isbn13 price { amountMinor } weightGrams availability { state } }
        ... on Author { name } ... on Category { name } ... on Review { stars author { id } }
      }
    }
"""


def references(type_name: str, prefix: str, count: int) -> list[dict[str, str]]:
    return [{"__typename": type_name, "id": demo_id(prefix, n)} for n in range(1, count + 1)]


async def test_a_hundred_books_take_one_statement(books: Any) -> None:
    """References are loaded together, by either key, and answered in order."""
    by_id = references("Book", "bk", 99)
    by_isbn = {"__typename": "Book", "isbn13": "9792000000364"}
    with books.statements() as statements:
        data = await books.data(ENTITIES, representations=[*by_id, by_isbn])
    found = data["_entities"]
    assert [book["id"] for book in found[:99]] == [reference["id"] for reference in by_id]
    assert found[99]["isbn13"] == "9792000000364"
    assert len(statements) == 1


async def test_each_type_takes_one_statement(books: Any) -> None:
    """Authors, categories and reviews load as books do."""
    for type_name, prefix in (("Author", "au"), ("Category", "ca")):
        with books.statements() as statements:
            data = await books.data(ENTITIES, representations=references(type_name, prefix, 12))
        assert [item["__typename"] for item in data["_entities"]] == [type_name] * 12
        assert len(statements) == 1
    review = {"__typename": "Review", "id": demo_id("rv", 1_000)}
    with books.statements() as statements:
        data = await books.data(ENTITIES, representations=[review] * 3)
    assert data["_entities"][0]["author"]["id"].startswith("us_")
    assert len(statements) == 1


async def test_the_interface_finds_the_concrete_thing(books: Any) -> None:
    """users knows only CatalogItem; the id says what it is."""
    ids = [demo_id("ca", 1), demo_id("bk", 1), demo_id("au", 1), "us_x"]
    representations = [{"__typename": "CatalogItem", "id": id_} for id_ in ids]
    data = await books.data(ENTITIES, representations=representations)
    kinds = [item and item["__typename"] for item in data["_entities"]]
    assert kinds == ["Category", "Book", "Author", None]


async def test_unknown_and_malformed_keys_cost_only_themselves(books: Any) -> None:
    """What does not exist is null; what cannot exist is an error at its place."""
    representations = [
        {"__typename": "Book", "id": demo_id("bk", 99_999)},
        {"__typename": "Book", "id": demo_id("us", 1)},
        {"__typename": "Author", "id": "nonsense"},
        {"__typename": "Book", "id": ""},
        {"__typename": "Book", "isbn13": "\x00"},
        *references("Book", "bk", 1),
    ]
    response = await books(ENTITIES, representations=representations)
    assert [bool(item) for item in response["data"]["_entities"]] == [False] * 5 + [True]
    places = {error["path"][1]: error["extensions"]["code"] for error in response["errors"]}
    assert places == dict.fromkeys((1, 2, 3), "INVALID_INPUT")


async def test_old_orders_still_show_their_books(
    books: Any, database: Database, tokens: Any
) -> None:
    """A withdrawn book is found by reference, though not in the shop; a draft by staff only."""
    withdrawn, draft = demo_id("bk", 1), demo_id("bk", 2)
    async with database.writing() as session:
        for id_, status in ((withdrawn, BookStatus.WITHDRAWN), (draft, BookStatus.DRAFT)):
            await session.execute(update(Book).where(Book.id == id_).values(status=status))
    representations = references("Book", "bk", 2)
    found = (await books.data(ENTITIES, representations=representations))["_entities"]
    assert [bool(item) for item in found] == [True, False]
    staff = tokens.user(1, "staff")
    found = (await books.data(ENTITIES, representations=representations, token=staff))["_entities"]
    assert [bool(item) for item in found] == [True, True]
    assert (await books.data(f'{{ book(id: "{withdrawn}") {{ id }} }}'))["book"] is None
