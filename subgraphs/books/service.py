"""The catalogue's use cases: who may see what, what a book and a review must be, and what is
refused.

Shoppers find what is ON_SALE; staff (`catalog:write`) find everything. An entity that another
subgraph refers to stays readable when it is no longer sold, so that old orders show their books;
only drafts do not.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

from sqlalchemy.exc import IntegrityError

from subgraphs.chassis.connections import Page, PageRequest
from subgraphs.chassis.database import Database, utc_now
from subgraphs.chassis.errors import (
    ConflictError,
    DomainError,
    InvalidInputError,
    NotFoundError,
    refuse,
)
from subgraphs.chassis.identity import Caller
from subgraphs.chassis.ids import AUTHOR, BOOK, MOVEMENT, REVIEW, is_id, new_id
from subgraphs.chassis.isbn import is_isbn13
from subgraphs.chassis.plain_text import is_prose

from .drafts import BookChanges, NewBook, NewContributor
from .errors import DuplicateIsbnError, StaleVersionError
from .filters import BOOK_SORTS, NEWEST, REVIEW_SORTS, BookFilter
from .folding import is_slug, slug_of, words_of
from .models import (
    Author,
    Book,
    BookStatus,
    Category,
    Contribution,
    Review,
    ReviewState,
    Stock,
    StockMovement,
    StockMovementKind,
)
from .repository import CatalogueRepository
from .search import Hit, SearchTerms, count_hits, fetch_hits, read_terms

_ONCE_SOLD = tuple(status for status in BookStatus if status is not BookStatus.DRAFT)
_MAX_REVIEW_LENGTH = 5_000


class CatalogueService:
    """What one caller may do with the catalogue."""

    def __init__(self, caller: Caller, database: Database, currency: str) -> None:
        self._caller = caller
        self._database = database
        self._currency = currency

    # Reading

    async def books_by_reference(self, ids: Sequence[str], isbns: Sequence[str] = ()) -> list[Book]:
        """Books that something refers to, by either key; drafts for staff only."""
        async with self._reading() as catalogue:
            return await catalogue.books_by_reference(
                ids,
                list(filter(is_isbn13, isbns)),
                () if self._sees_everything else _ONCE_SOLD,
            )

    def is_found(self, book: Book) -> bool:
        """Whether this caller finds the book in the shop, rather than on an old order."""
        return self._sees_everything or book.status is BookStatus.ON_SALE

    async def page_of_books(
        self, filter_: BookFilter, sort: str, request: PageRequest
    ) -> Page[Book]:
        async with self._reading() as catalogue:
            return await catalogue.page_of_books(self.visible(filter_), BOOK_SORTS[sort], request)

    async def count_books(self, filter_: BookFilter) -> int:
        async with self._reading() as catalogue:
            return await catalogue.count_books(self.visible(filter_))

    async def pages_by_author(
        self, ids: Sequence[str], request: PageRequest
    ) -> dict[str, Page[Book]]:
        """Each author's books, newest first."""
        async with self._reading() as catalogue:
            return await catalogue.pages_by_author(ids, self.visible(BookFilter()), NEWEST, request)

    async def pages_by_category(
        self, ids: Sequence[str], sort: str, request: PageRequest
    ) -> dict[str, Page[Book]]:
        async with self._reading() as catalogue:
            return await catalogue.pages_by_category(
                ids, self.visible(BookFilter()), BOOK_SORTS[sort], request
            )

    async def counts_by_author(self, ids: Sequence[str]) -> dict[str, int]:
        async with self._reading() as catalogue:
            return await catalogue.counts_by_author(ids, self.visible(BookFilter()))

    async def counts_by_category(self, ids: Sequence[str]) -> dict[str, int]:
        async with self._reading() as catalogue:
            return await catalogue.counts_by_category(ids, self.visible(BookFilter()))

    async def authors_by_id(self, ids: Sequence[str]) -> dict[str, Author]:
        async with self._reading() as catalogue:
            return await catalogue.authors_by_id(ids)

    async def contributions_by_book(self, ids: Sequence[str]) -> dict[str, list[Contribution]]:
        async with self._reading() as catalogue:
            return await catalogue.contributions_by_book(ids)

    async def categories_by_id(self, ids: Sequence[str]) -> dict[str, Category]:
        async with self._reading() as catalogue:
            return await catalogue.categories_by_id(ids)

    async def categories_by_slug(self, slugs: Sequence[str]) -> dict[str, Category]:
        async with self._reading() as catalogue:
            return await catalogue.categories_by_slug(list(filter(is_slug, slugs)))

    async def categories_by_book(self, ids: Sequence[str]) -> dict[str, list[Category]]:
        async with self._reading() as catalogue:
            return await catalogue.categories_by_book(ids)

    async def top_categories(self) -> list[Category]:
        async with self._reading() as catalogue:
            return await catalogue.top_categories()

    async def children_by_category(self, ids: Sequence[str]) -> dict[str, list[Category]]:
        async with self._reading() as catalogue:
            return await catalogue.children_by_category(ids)

    async def reviews_by_id(self, ids: Sequence[str]) -> dict[str, Review]:
        async with self._reading() as catalogue:
            return await catalogue.reviews_by_id(ids)

    async def review_pages_by_book(
        self, ids: Sequence[str], sort: str, request: PageRequest
    ) -> dict[str, Page[Review]]:
        async with self._reading() as catalogue:
            return await catalogue.review_pages_by_book(ids, REVIEW_SORTS[sort], request)

    async def search_terms(
        self, text: str, kinds: Sequence[str], filter_: BookFilter
    ) -> SearchTerms:
        """What a search text means here and now: spelling put right, hidden books left out."""
        async with self._database.reading() as session:
            return await read_terms(session, text, kinds, self.visible(filter_))

    async def search(self, terms: SearchTerms, request: PageRequest) -> Page[Hit]:
        async with self._database.reading() as session:
            return await fetch_hits(session, terms, request)

    async def count_hits(self, terms: SearchTerms) -> int:
        async with self._database.reading() as session:
            return await count_hits(session, terms)

    def visible(self, filter_: BookFilter) -> BookFilter:
        """The filter with what this caller must not find taken out."""
        return (
            filter_ if self._sees_everything else replace(filter_, statuses=(BookStatus.ON_SALE,))
        )

    # Changing

    async def create_book(self, new: NewBook) -> Book:
        """Add an edition. Raises all that is wrong with it at once; DuplicateIsbnError alone."""
        self._caller.require("catalog:write")
        async with self._writing() as catalogue:
            authors, problems = await self._contributors(catalogue, new.contributors)
            categories, unknown = await _categories_with_parents(catalogue, new.category_slugs)
            refuse([*new.problems(self._currency), *problems, *unknown])
            for existing in await catalogue.books_by_reference([], [new.isbn13]):
                raise DuplicateIsbnError(existing)
            book = new.to_book(", ".join(author.name for author in authors), utc_now())
            catalogue.add(book)
            await catalogue.flush()
            for place, (author, wish) in enumerate(zip(authors, new.contributors, strict=True)):
                catalogue.add(
                    Contribution(book_id=book.id, author=author, role=wish.role, place=place)
                )
            await catalogue.set_categories(book.id, categories)
            if book.format.is_counted:
                book.stock = Stock(book_id=book.id, on_hand=new.initial_stock)
                catalogue.add(_received(book.id, new.initial_stock))
            await catalogue.add_words(words_of(book.title, book.subtitle or "", book.byline))
        return book

    async def update_book(self, book_id: str, expected_version: int, changes: BookChanges) -> Book:
        """Change what was given. Raises StaleVersionError when the caller saw an older version."""
        self._caller.require("catalog:write")
        async with self._writing() as catalogue:
            book = await catalogue.lock_book(book_id) if is_id(BOOK, book_id) else None
            if book is None:
                raise NotFoundError("There is no such book.", ("input", "id"))
            if book.version != expected_version:
                raise StaleVersionError(book.version)
            slugs = changes.category_slugs
            categories, unknown = await _categories_with_parents(catalogue, slugs or ())
            refuse([*changes.problems(book, self._currency), *unknown])
            changes.apply(book, utc_now())
            if slugs is not None:
                await catalogue.set_categories(book.id, categories)
            await catalogue.add_words(words_of(book.title, book.subtitle or ""))
        return book

    async def write_review(self, book_id: str, stars: int, body: str | None) -> Review:
        """One review for each reader and book, of a book that is or was for sale."""
        author_id = self._caller.require_user()
        if not 1 <= stars <= 5:
            raise InvalidInputError("A review gives 1 to 5 stars.", ("input", "stars"))
        if body is not None and not is_prose(body, _MAX_REVIEW_LENGTH):
            raise InvalidInputError(
                f"A review is plain text of at most {_MAX_REVIEW_LENGTH} characters.",
                ("input", "body"),
            )
        async with self._writing() as catalogue:
            book = await catalogue.lock_book(book_id) if is_id(BOOK, book_id) else None
            if book is None or book.status not in _ONCE_SOLD:
                raise NotFoundError("There is no such book.", ("input", "bookId"))
            if await catalogue.has_reviewed(book_id, author_id):
                raise InvalidInputError("You have reviewed this book already.", ("input", "bookId"))
            review = Review(
                id=new_id(REVIEW), book_id=book_id, author_id=author_id, stars=stars, body=body,
                state=ReviewState.PUBLISHED, created_at=utc_now(),
            )  # fmt: skip
            catalogue.add(review)
            await catalogue.count_stars(book_id, stars)
        return review

    # Parts

    @property
    def _sees_everything(self) -> bool:
        return self._caller.has("catalog:write")

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[CatalogueRepository]:
        async with self._database.reading() as session:
            yield CatalogueRepository(session)

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[CatalogueRepository]:
        try:
            async with self._database.writing() as session:
                yield CatalogueRepository(session)
        except IntegrityError as error:
            message = "Somebody else changed the same thing at the same moment: try again."
            raise ConflictError(message, ("input",)) from error

    async def _contributors(
        self, catalogue: CatalogueRepository, wishes: Sequence[NewContributor]
    ) -> tuple[list[Author], list[DomainError]]:
        """An author for each wish: found by id or name, or made of the name."""
        ids = [
            wish.author_id for wish in wishes if wish.author_id and is_id(AUTHOR, wish.author_id)
        ]
        by_id = await catalogue.authors_by_id(ids)
        by_slug = await catalogue.authors_by_slug(
            [slug_of(wish.name) for wish in wishes if wish.name]
        )
        authors: list[Author] = []
        problems: list[DomainError] = []
        for index, wish in enumerate(wishes):
            path = ("input", "contributors", str(index))
            author = by_id.get(wish.author_id) if wish.author_id else None
            if author is None and wish.author_id:
                problems.append(NotFoundError("There is no such author.", (*path, "authorId")))
            elif author is None and not wish.has_a_name:
                problems.append(InvalidInputError("A contributor needs an id or a name.", path))
            elif author is None:
                name = (wish.name or "").strip()
                author = by_slug.setdefault(slug_of(name), wish.to_author(name))
            if author in authors:
                problems.append(InvalidInputError("Each contributor is named once.", path))
            elif author is not None:
                authors.append(author)
        return authors, problems


async def _categories_with_parents(
    catalogue: CatalogueRepository, slugs: Sequence[str]
) -> tuple[list[str], list[DomainError]]:
    """Ids of the categories and of those above them: a book in one is in its parent too."""
    found = await catalogue.categories_by_slug(list(filter(is_slug, slugs)))
    problems: list[DomainError] = [
        NotFoundError(f'There is no category "{slug}".', ("input", "categorySlugs", str(index)))
        for index, slug in enumerate(slugs)
        if slug not in found
    ]
    ids = {category.id for category in found.values()}
    return sorted(ids | {each.parent_id for each in found.values() if each.parent_id}), problems


def _received(book_id: str, count: int) -> StockMovement:
    return StockMovement(
        id=new_id(MOVEMENT), book_id=book_id, kind=StockMovementKind.RECEIVED, delta=count,
        reason="initial stock", at=utc_now(),
    )  # fmt: skip
