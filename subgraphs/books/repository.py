"""The catalogue's SQL. Reads take many keys; keys that find nothing are missing from the result."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from subgraphs.chassis.connections import Page, PageRequest, Sort, fetch_page, fetch_pages

from .filters import BookFilter
from .models import (
    Author,
    Base,
    Book,
    BookCategory,
    BookStatus,
    Category,
    Contribution,
    Review,
    ReviewState,
    SearchWord,
)

_PUBLISHED: ColumnElement[bool] = Review.state == ReviewState.PUBLISHED


class CatalogueRepository:
    """Books, authors, categories and reviews, on one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def books_by_reference(
        self, ids: Sequence[str], isbns: Sequence[str] = (), statuses: Sequence[BookStatus] = ()
    ) -> list[Book]:
        """Books with any of these ids or ISBNs; only those of these statuses, if any are given."""
        statement = select(Book).where(or_(Book.id.in_(ids), Book.isbn13.in_(isbns)))
        if statuses:
            statement = statement.where(Book.status.in_(statuses))
        return list((await self._session.scalars(statement)).unique())

    async def page_of_books(
        self, filter_: BookFilter, sort: Sort, request: PageRequest
    ) -> Page[Book]:
        statement = select(Book).where(*filter_.conditions())
        return await fetch_page(self._session, statement, sort, request)

    async def count_books(self, filter_: BookFilter) -> int:
        statement = select(func.count()).select_from(Book).where(*filter_.conditions())
        return (await self._session.scalars(statement)).one()

    async def pages_by_author(
        self, ids: Sequence[str], filter_: BookFilter, sort: Sort, request: PageRequest
    ) -> dict[str, Page[Book]]:
        statement = select(Book).join(Contribution, Contribution.book_id == Book.id)
        statement = statement.where(*filter_.conditions())
        parent = Contribution.author_id
        return await fetch_pages(self._session, statement, parent, ids, sort, request)

    async def pages_by_category(
        self, ids: Sequence[str], filter_: BookFilter, sort: Sort, request: PageRequest
    ) -> dict[str, Page[Book]]:
        statement = select(Book).join(BookCategory, BookCategory.book_id == Book.id)
        statement = statement.where(*filter_.conditions())
        parent = BookCategory.category_id
        return await fetch_pages(self._session, statement, parent, ids, sort, request)

    async def counts_by_author(self, ids: Sequence[str], filter_: BookFilter) -> dict[str, int]:
        statement = select(Contribution.author_id, func.count()).join(
            Book, Book.id == Contribution.book_id
        )
        statement = statement.where(Contribution.author_id.in_(ids), *filter_.conditions())
        found = await self._session.execute(statement.group_by(Contribution.author_id))
        return dict(found.all())

    async def counts_by_category(self, ids: Sequence[str], filter_: BookFilter) -> dict[str, int]:
        statement = select(BookCategory.category_id, func.count()).join(
            Book, Book.id == BookCategory.book_id
        )
        statement = statement.where(BookCategory.category_id.in_(ids), *filter_.conditions())
        found = await self._session.execute(statement.group_by(BookCategory.category_id))
        return dict(found.all())

    async def authors_by_id(self, ids: Sequence[str]) -> dict[str, Author]:
        found = await self._session.scalars(select(Author).where(Author.id.in_(ids)))
        return {author.id: author for author in found}

    async def authors_by_slug(self, slugs: Sequence[str]) -> dict[str, Author]:
        found = await self._session.scalars(select(Author).where(Author.slug.in_(slugs)))
        return {author.slug: author for author in found}

    async def contributions_by_book(self, ids: Sequence[str]) -> dict[str, list[Contribution]]:
        """Each book's contributors, the first one named first."""
        statement = select(Contribution).where(Contribution.book_id.in_(ids))
        found: dict[str, list[Contribution]] = {}
        for each in await self._session.scalars(statement.order_by(Contribution.place)):
            found.setdefault(each.book_id, []).append(each)
        return found

    async def categories_by_id(self, ids: Sequence[str]) -> dict[str, Category]:
        found = await self._session.scalars(select(Category).where(Category.id.in_(ids)))
        return {category.id: category for category in found}

    async def categories_by_slug(self, slugs: Sequence[str]) -> dict[str, Category]:
        found = await self._session.scalars(select(Category).where(Category.slug.in_(slugs)))
        return {category.slug: category for category in found}

    async def categories_by_book(self, ids: Sequence[str]) -> dict[str, list[Category]]:
        statement = select(BookCategory.book_id, Category).join(
            Category, Category.id == BookCategory.category_id
        )
        statement = statement.where(BookCategory.book_id.in_(ids)).order_by(Category.slug)
        found: dict[str, list[Category]] = {}
        for book_id, category in await self._session.execute(statement):
            found.setdefault(book_id, []).append(category)
        return found

    async def top_categories(self) -> list[Category]:
        statement = select(Category).where(Category.parent_id.is_(None)).order_by(Category.slug)
        return list(await self._session.scalars(statement))

    async def children_by_category(self, ids: Sequence[str]) -> dict[str, list[Category]]:
        statement = select(Category).where(Category.parent_id.in_(ids)).order_by(Category.slug)
        found: dict[str, list[Category]] = {}
        for child in await self._session.scalars(statement):
            found.setdefault(child.parent_id or "", []).append(child)
        return found

    async def reviews_by_id(self, ids: Sequence[str]) -> dict[str, Review]:
        found = await self._session.scalars(select(Review).where(Review.id.in_(ids), _PUBLISHED))
        return {review.id: review for review in found}

    async def review_pages_by_book(
        self, ids: Sequence[str], sort: Sort, request: PageRequest
    ) -> dict[str, Page[Review]]:
        """The same page of each book's reviews, in one statement."""
        statement = select(Review).where(_PUBLISHED)
        return await fetch_pages(self._session, statement, Review.book_id, ids, sort, request)

    async def has_reviewed(self, book_id: str, author_id: str) -> bool:
        statement = select(Review.id).where(
            Review.book_id == book_id, Review.author_id == author_id
        )
        return (await self._session.scalars(statement)).first() is not None

    async def count_stars(self, book_id: str, stars: int) -> None:
        """Add one published review to a book's rating."""
        await self._session.execute(
            update(Book)
            .where(Book.id == book_id)
            .values(review_count=Book.review_count + 1, star_sum=Book.star_sum + stars)
        )

    async def lock_book(self, book_id: str) -> Book | None:
        """The book, which nobody else changes before this transaction ends."""
        statement = select(Book).where(Book.id == book_id).with_for_update(of=Book)
        return (await self._session.scalars(statement)).unique().one_or_none()

    async def set_categories(self, book_id: str, category_ids: Sequence[str]) -> None:
        memberships = delete(BookCategory).where(BookCategory.book_id == book_id)
        await self._session.execute(memberships)
        self.add(*(BookCategory(book_id=book_id, category_id=each) for each in category_ids))

    async def add_words(self, words: frozenset[str]) -> None:
        """Make these words known to the search."""
        found = await self._session.scalars(
            select(SearchWord.word).where(SearchWord.word.in_(words))
        )
        self.add(*(SearchWord(word=word) for word in sorted(words - set(found))))

    def add(self, *rows: Base) -> None:
        """Rows to insert when the transaction flushes."""
        self._session.add_all(rows)

    async def flush(self) -> None:
        await self._session.flush()
