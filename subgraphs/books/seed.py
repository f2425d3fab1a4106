"""The demo catalogue: real works of authors long dead, in editions of our own. The same bytes every
time.

`data/classics.txt` names works; each becomes one to three editions under our imprint, with numbers
in 979-2, a block that belongs to nobody, so that no ISBN here is a real book's. Everything else is
drawn from one seed (chassis/demo_data.py). Ids are `demo_id`s, so that other services can refer to
our books, and we to their users.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any

from sqlalchemy import select

from subgraphs.chassis import ids
from subgraphs.chassis.database import Database, insert_rows
from subgraphs.chassis.demo_data import USERS, ZIPF, Draw, Rows
from subgraphs.chassis.ids import demo_id
from subgraphs.chassis.isbn import demo_isbn13

from .drafts import search_text
from .folding import fold, slug_of, words_of
from .models import (
    Author,
    Book,
    BookCategory,
    BookFormat,
    BookStatus,
    Category,
    Contribution,
    ContributorRole,
    Review,
    ReviewState,
    SearchWord,
    Stock,
    StockMovement,
    StockMovementKind,
)
from .shelves import SHELVES, TOP_SHELVES, shelf_of

_IMPRINT = "Lantern House"
_START = datetime(2025, 1, 1, tzinfo=UTC)
_MOST_REVIEWS = 120
_SENTENCES = (
    "I read it in two evenings.", "The middle is slow, the end makes up for it.",
    "A clean edition with a readable type.", "My third copy; I keep giving it away.",
    "Not what I expected, and better for it.", "The paper is thin, the words are not.",
    "I see now why it is still in print.", "It did not hold me.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Work:
    """One line's title in classics.txt."""

    author_number: int
    author: str
    language: str
    title: str
    year: int


@dataclass(frozen=True, slots=True)
class _Edition:
    """A work in one format; `number` makes its id, `rank` 1 is the most popular."""

    number: int
    work: Work
    format: BookFormat
    rank: int

    @property
    def book_id(self) -> str:
        return demo_id(ids.BOOK, self.number)

    @property
    def popularity(self) -> float:
        return float(self.rank**-ZIPF)


async def seed(database: Database, *, currency: str) -> None:
    """Fill an empty catalogue, in one transaction; leave one that has books alone."""
    async with database.writing_alone() as session:
        if (await session.scalars(select(Book.id).limit(1))).first() is None:
            await insert_rows(session, demo_catalogue(currency))


def read_classics() -> tuple[list[dict[str, Any]], list[Work]]:
    """The authors' rows, and the works in the order of the file."""
    authors: list[dict[str, Any]] = []
    works: list[Work] = []
    text = files(__package__).joinpath("data/classics.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines, 1):
        name, born, died, language, titles = line.split("|")
        first, _, last = name.rpartition(" ")
        authors.append(
            {
                "id": demo_id(ids.AUTHOR, number),
                "slug": slug_of(name),
                "name": name,
                "sort_name": f"{last}, {first}" if first else name,
                "bio": None,
                "born_year": int(born) if born else None,
                "died_year": int(died) if died else None,
                "search_text": f" {fold(name)} ",
            }
        )
        for title, _, year in (each.strip().rpartition("=") for each in titles.split(";")):
            works.append(Work(number, name, language, title, int(year)))
    return authors, works


def demo_catalogue(currency: str) -> Rows:
    """All rows, by table, in an order that foreign keys allow."""
    authors, works = read_classics()
    draw = Draw()
    rows: Rows = {Author: authors, Category: list(_categories())}
    rows |= {
        table: [] for table in (Book, Contribution, BookCategory, Stock, StockMovement, Review)
    }
    editions = [(work, format_) for work in works for format_ in _formats(draw)]
    ranks = list(range(1, len(editions) + 1))
    for number, (work, format_) in enumerate(editions, 1):
        rank = ranks.pop(draw.between(0, len(ranks) - 1))
        _add_edition(rows, draw, _Edition(number, work, format_, rank), currency)
    words = words_of(
        *(f"{each['title']} {each['byline']}" for each in rows[Book]),
        *(each["name"] for each in authors),
        *(each["name"] for each in rows[Category]),
    )
    rows[SearchWord] = [{"word": word} for word in sorted(words)]
    return rows


def _categories() -> Iterator[dict[str, Any]]:
    numbers = {slug: number for number, slug in enumerate([*TOP_SHELVES, *SHELVES], 1)}
    for slug, name, parent in [
        *((slug, name, None) for slug, name in TOP_SHELVES.items()),
        *((slug, shelf.name, shelf.parent) for slug, shelf in SHELVES.items()),
    ]:
        yield {
            "id": demo_id(ids.CATEGORY, numbers[slug]),
            "slug": slug,
            "name": name,
            "parent_id": demo_id(ids.CATEGORY, numbers[parent]) if parent else None,
            "search_text": f" {fold(name)} ",
        }


def _formats(draw: Draw) -> list[BookFormat]:
    formats = [BookFormat.PAPERBACK]
    if draw.chance(0.55):
        formats.append(BookFormat.HARDCOVER)
    if draw.chance(0.52):
        formats.append(BookFormat.EBOOK)
    return formats


def _add_edition(rows: Rows, draw: Draw, edition: _Edition, currency: str) -> None:
    book = _book(draw, edition, currency)
    reviews = list(_reviews(draw, edition))
    book |= {
        "sold_count": round(2_000 * edition.popularity) + draw.between(0, 3),
        "review_count": len(reviews),
        "star_sum": sum(review["stars"] for review in reviews),
    }
    rows[Book].append(book)
    rows[Review].extend(reviews)
    rows[Contribution].append(
        {
            "book_id": edition.book_id,
            "author_id": demo_id(ids.AUTHOR, edition.work.author_number),
            "role": ContributorRole.AUTHOR,
            "place": 0,
        }
    )
    categories = {each["slug"]: each["id"] for each in rows[Category]}
    shelf = shelf_of(edition.work.author, edition.work.year)
    rows[BookCategory].extend(
        {"book_id": edition.book_id, "category_id": categories[slug]}
        for slug in (shelf, SHELVES[shelf].parent)
    )
    if edition.format.is_counted:
        _add_stock(rows, draw, edition, book["created_at"])


def _book(draw: Draw, edition: _Edition, currency: str) -> dict[str, Any]:
    number, work, format_ = edition.number, edition.work, edition.format
    isbn13 = demo_isbn13(number)
    # the product of uniform draws is close to the log-normal lengths that books have
    pages = 80 + int(900 * draw.share() * (0.3 + draw.share()))
    base = {BookFormat.HARDCOVER: 16, BookFormat.PAPERBACK: 7, BookFormat.EBOOK: 2}[format_]
    price = (base + pages // 100) * 100 + draw.pick((99, 95, 50))
    printed = format_.is_counted
    created = _START + timedelta(hours=number)
    return {
        "id": edition.book_id,
        "isbn13": isbn13,
        "slug": f"{slug_of(work.title)}-{isbn13}",
        "title": work.title,
        "sort_title": fold(work.title),
        "subtitle": None,
        "description": None,
        "language": "en",
        "publisher": _IMPRINT,
        "published_year": draw.between(2018, 2025),
        "page_count": pages,
        "format": format_,
        "weight_grams": pages * (11 if format_ is BookFormat.HARDCOVER else 8) // 10
        if printed
        else None,
        "status": BookStatus.PAUSED if draw.chance(0.01) else BookStatus.ON_SALE,
        "byline": work.author,
        "price_minor": price,
        "currency": currency,
        "unit_cost_minor": price * 6 // 10,
        "search_text": search_text(work.title, None, work.author),
        "version": 1,
        "created_at": created,
        "updated_at": created,
    }


def _add_stock(rows: Rows, draw: Draw, edition: _Edition, received_at: datetime) -> None:
    lot = draw.share()
    if lot < 0.02:
        on_hand = 0
    elif lot < 0.07:
        on_hand = draw.between(1, 5)
    else:
        on_hand = 8 + round(600 * edition.popularity) + draw.between(0, 20)
    book_id = edition.book_id
    rows[Stock].append({"book_id": book_id, "on_hand": on_hand, "reserved": 0, "reorder_point": 5})
    rows[StockMovement].append(
        {
            "id": demo_id(ids.MOVEMENT, edition.number),
            "book_id": book_id,
            "kind": StockMovementKind.RECEIVED,
            "delta": on_hand,
            "reason": "initial stock",
            "reference": None,
            "at": received_at,
        }
    )


def _reviews(draw: Draw, edition: _Edition) -> Iterator[dict[str, Any]]:
    """Reviews by different users; many fives, some ones, few between."""
    number = edition.number
    count = round(_MOST_REVIEWS * edition.popularity**0.5)
    # 7 shares no factor with the number of users, so the steps meet nobody twice
    user = draw.between(1, USERS)
    for index in range(count):
        user = (user + 7 - 1) % USERS + 1
        yield {
            "id": demo_id(ids.REVIEW, number * 1_000 + index),
            "book_id": edition.book_id,
            "author_id": demo_id(ids.USER, user),
            "stars": draw.pick((5, 5, 5, 5, 5, 4, 4, 4, 3, 2, 1, 1)),
            "body": draw.pick(_SENTENCES) if draw.chance(0.7) else None,
            "state": ReviewState.PUBLISHED,
            "created_at": _START + timedelta(hours=number, minutes=11 * (index + 1)),
        }
