"""Changing the catalogue: what staff may enter, and what readers may say."""

from typing import Any

import pytest

from subgraphs.chassis.ids import demo_id

CREATE = """
    mutation ($input: CreateBookInput!) { createBook(input: $input) {
      book { id isbn13 slug title byline status price { amountMinor } version categories { slug }
             contributors { author { id name } role } stock { onHand } }
      errors { __typename code path ... on DuplicateIsbn { existing { isbn13 } } }
    } }
"""
UPDATE = """
    mutation ($input: UpdateBookInput!) { updateBook(input: $input) {
      book { title subtitle weightGrams version price { amountMinor } categories { slug } }
      errors { __typename code path ... on StaleVersion { currentVersion } }
    } }
"""
REVIEW = """
    mutation ($input: WriteReviewInput!) { writeReview(input: $input) {
      review { stars author { id } book { rating { count } } } errors { __typename code path }
    } }
"""


def new_book(**changes: Any) -> dict[str, Any]:
    return {
        "isbn": "979-2-9999-9999-1",
        "title": "The Čapek Reader",
        "format": "PAPERBACK",
        "price": {"amountMinor": 1250, "currency": "EUR"},
        "contributors": [{"name": "Karel Čapek"}, {"name": "Ada Neu", "role": "EDITOR"}],
        "categorySlugs": ["gothic"],
        "initialStock": 3,
        "status": "ON_SALE",
        **changes,
    }


@pytest.fixture
def staff(tokens: Any) -> str:
    token: str = tokens.user(1, "staff")
    return token


async def test_a_new_book_is_complete_and_found(books: Any, staff: str) -> None:
    """Known authors are reused, new ones made, parents of categories added, words made known."""
    payload = (await books.data(CREATE, token=staff, input=new_book()))["createBook"]
    book = payload["book"]
    assert payload["errors"] == []
    assert (book["isbn13"], book["byline"]) == ("9792999999991", "Karel Čapek, Ada Neu")
    assert (book["slug"], book["version"]) == ("the-capek-reader-9792999999991", 1)
    assert [each["slug"] for each in book["categories"]] == ["fiction", "gothic"]
    assert [each["role"] for each in book["contributors"]] == ["AUTHOR", "EDITOR"]
    assert book["stock"] == {"onHand": 3}
    known = await books.data(
        '{ search(text: "karel čapek", kinds: [AUTHOR]) { edges { node { id } } } }'
    )
    assert [edge["node"]["id"] for edge in known["search"]["edges"]] == [
        book["contributors"][0]["author"]["id"]
    ]
    found = await books.data('{ search(text: "capek raeder") { edges { node { id } } } }')
    assert found["search"]["edges"][0]["node"]["id"] == book["id"]


async def test_all_that_is_wrong_is_told_at_once(books: Any, staff: str) -> None:
    """Each problem has its path; nothing is stored."""
    wrong = new_book(
        title=" ", price={"amountMinor": -1, "currency": "USD"}, categorySlugs=["gothic", "none"],
        contributors=[{"authorId": demo_id("au", 9_999)}, {}], pageCount=0,
    )  # fmt: skip
    payload = (await books.data(CREATE, token=staff, input=wrong))["createBook"]
    assert payload["book"] is None
    assert [(error["code"], ".".join(error["path"])) for error in payload["errors"]] == [
        ("INVALID_INPUT", "input.title"),
        ("INVALID_INPUT", "input.price"),
        ("INVALID_INPUT", "input.price"),
        ("INVALID_INPUT", "input.pageCount"),
        ("NOT_FOUND", "input.contributors.0.authorId"),
        ("INVALID_INPUT", "input.contributors.1"),
        ("NOT_FOUND", "input.categorySlugs.1"),
    ]


@pytest.mark.parametrize("text", ["a\x00b", "\u202etxet"])
async def test_text_is_what_can_be_read(books: Any, staff: str, text: str) -> None:
    """A refusal with its path, where a database would have failed, or a reader be fooled."""
    wrong = new_book(title=text, subtitle=text, description=text, publisher=text, language=text,
                     contributors=[{"name": text}], categorySlugs=[text])  # fmt: skip
    payload = (await books.data(CREATE, token=staff, input=wrong))["createBook"]
    assert [error["path"][1] for error in payload["errors"]] == [
        "title", "subtitle", "publisher", "description", "language", "contributors",
        "categorySlugs",
    ]  # fmt: skip
    changes = {"id": demo_id("bk", 1), "expectedVersion": 1, "subtitle": text, "description": text}
    payload = (await books.data(UPDATE, token=staff, input=changes))["updateBook"]
    assert [error["path"][1] for error in payload["errors"]] == ["subtitle", "description"]
    review = {"bookId": demo_id("bk", 1), "stars": 4, "body": text}
    payload = (await books.data(REVIEW, token=staff, input=review))["writeReview"]
    assert [error["path"] for error in payload["errors"]] == [["input", "body"]]


async def test_a_book_that_was_sold_does_not_become_a_draft(books: Any, staff: str) -> None:
    """Orders and reviews show it to everybody; a draft is shown to staff only."""
    changes = {"id": demo_id("bk", 1), "expectedVersion": 1, "status": "DRAFT"}
    payload = (await books.data(UPDATE, token=staff, input=changes))["updateBook"]
    assert [error["path"] for error in payload["errors"]] == [["input", "status"]]
    draft = (await books.data(CREATE, token=staff, input=new_book(status="DRAFT")))["createBook"]
    changes = {"id": draft["book"]["id"], "expectedVersion": 1, "status": "DRAFT"}
    assert (await books.data(UPDATE, token=staff, input=changes))["updateBook"]["errors"] == []


async def test_a_file_weighs_nothing(books: Any, staff: str) -> None:
    """Whatever is entered, at first or later: shipping goes by the weight."""
    file = new_book(format="EBOOK", initialStock=0, weightGrams=300)
    book = (await books.data(CREATE, token=staff, input=file))["createBook"]["book"]
    changes = {"id": book["id"], "expectedVersion": 1, "weightGrams": 300}
    payload = (await books.data(UPDATE, token=staff, input=changes))["updateBook"]
    assert payload["book"]["weightGrams"] is None


async def test_an_isbn_belongs_to_one_book(books: Any, staff: str) -> None:
    """The second gets the first one shown."""
    taken = new_book(isbn="9792000000364")
    payload = (await books.data(CREATE, token=staff, input=taken))["createBook"]
    assert payload["errors"] == [
        {"__typename": "DuplicateIsbn", "code": "CONFLICT", "path": ["input", "isbn"],
         "existing": {"isbn13": "9792000000364"}}
    ]  # fmt: skip


@pytest.mark.parametrize("amount", ["9.5", "9.0", "true", '"950"', "9007199254740992"])
async def test_money_takes_no_float(books: Any, staff: str, amount: str) -> None:
    """Not even a whole one; and nothing that JSON numbers do not carry."""
    query = f"{{ books(filter: {{ priceMinMinor: {amount} }}) {{ totalCount }} }}"
    assert await books.codes(query, token=staff) == ["GRAPHQL_VALIDATION_FAILED"]


async def test_an_update_changes_what_it_names(books: Any, staff: str) -> None:
    """Left out stays, null empties, and the version counts up."""
    book = demo_id("bk", 1)
    changes = {"id": book, "expectedVersion": 1, "subtitle": "A Novel", "weightGrams": None,
               "price": {"amountMinor": 777, "currency": "EUR"}}  # fmt: skip
    payload = (await books.data(UPDATE, token=staff, input=changes))["updateBook"]
    assert payload["errors"] == []
    assert payload["book"]["version"] == 2
    assert payload["book"]["title"] == "Sense and Sensibility"
    assert payload["book"]["weightGrams"] is None
    assert payload["book"]["price"] == {"amountMinor": 777}
    assert len(payload["book"]["categories"]) == 2


async def test_a_stale_update_is_refused(books: Any, staff: str) -> None:
    """Who saw an older version is told the present one; nothing changes."""
    stale = {"id": demo_id("bk", 1), "expectedVersion": 7, "title": "Mine"}
    payload = (await books.data(UPDATE, token=staff, input=stale))["updateBook"]
    assert payload["errors"] == [
        {"__typename": "StaleVersion", "code": "STALE_VERSION",
         "path": ["input", "expectedVersion"], "currentVersion": 1}
    ]  # fmt: skip


@pytest.mark.parametrize("id_", ["nonsense", demo_id("us", 1), demo_id("bk", 99_999)])
async def test_what_is_not_there_cannot_be_changed(books: Any, staff: str, id_: str) -> None:
    """A wrong id is NOT_FOUND, whatever is wrong with it."""
    payload = await books.data(UPDATE, token=staff, input={"id": id_, "expectedVersion": 1})
    assert payload["updateBook"]["errors"][0]["__typename"] == "NotFound"


async def test_the_catalogue_is_changed_by_staff_only(books: Any, tokens: Any) -> None:
    """Anonymous and customers are refused before anything is looked at."""
    update = {"id": demo_id("bk", 1), "expectedVersion": 1}
    for token, code in ((None, "UNAUTHENTICATED"), (tokens.user(2, "customer"), "FORBIDDEN")):
        assert await books.codes(CREATE, token=token, input=new_book()) == [code]
        assert await books.codes(UPDATE, token=token, input=update) == [code]


async def test_a_review_counts_once(books: Any, tokens: Any) -> None:
    """The author is the caller, the rating counts it, and a second one is refused."""
    reader, book = tokens.user(501, "customer"), demo_id("bk", 1)
    query = f'{{ book(id: "{book}") {{ rating {{ count }} }} }}'
    before = (await books.data(query))["book"]["rating"]["count"]
    review = {"bookId": book, "stars": 4, "body": "Good."}
    written = (await books.data(REVIEW, token=reader, input=review))["writeReview"]
    assert written["errors"] == []
    assert written["review"]["author"] == {"id": demo_id("us", 501)}
    assert written["review"]["book"]["rating"]["count"] == before + 1
    again = (await books.data(REVIEW, token=reader, input=review))["writeReview"]
    assert (again["review"], again["errors"][0]["code"]) == (None, "INVALID_INPUT")
    assert (await books.data(query))["book"]["rating"]["count"] == before + 1


async def test_a_review_needs_a_reader_a_book_and_stars(books: Any, tokens: Any) -> None:
    """Nobody, no book, and six stars are refused."""
    reader, book = tokens.user(501, "customer"), demo_id("bk", 1)
    assert await books.codes(REVIEW, input={"bookId": book, "stars": 4}) == ["UNAUTHENTICATED"]
    for wrong, code in (({"bookId": book, "stars": 6}, "INVALID_INPUT"),
                        ({"bookId": demo_id("bk", 99_999), "stars": 5}, "NOT_FOUND")):  # fmt: skip
        payload = (await books.data(REVIEW, token=reader, input=wrong))["writeReview"]
        assert payload["errors"][0]["code"] == code
