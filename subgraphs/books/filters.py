"""What a list of books may be narrowed to, as a value, and as conditions on the table."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select

from subgraphs.chassis.connections import Sort

from .models import (
    Book,
    BookCategory,
    BookFormat,
    BookStatus,
    Category,
    Contribution,
    Review,
    Stock,
)

TITLE = Sort("TITLE", (Book.sort_title, Book.id))
# ids are in the order of creation
NEWEST = Sort("NEWEST", (Book.id,), descending=True)
PRICE_LOW = Sort("PRICE_LOW", (Book.price_minor, Book.id))
PRICE_HIGH = Sort("PRICE_HIGH", (Book.price_minor, Book.id), descending=True)
BOOK_SORTS = {sort.name: sort for sort in (TITLE, NEWEST, PRICE_LOW, PRICE_HIGH)}

REVIEW_SORTS = {
    "NEWEST": Sort("NEWEST", (Review.id,), descending=True),
    "HIGHEST": Sort("HIGHEST", (Review.stars, Review.id), descending=True),
    "LOWEST": Sort("LOWEST", (Review.stars, Review.id)),
}


@dataclass(frozen=True, slots=True)
class BookFilter:
    """Every given part must hold. `statuses`: empty means all, which only staff may ask for."""

    category_slug: str | None = None
    author_id: str | None = None
    language: str | None = None
    formats: tuple[BookFormat, ...] = ()
    price_min_minor: int | None = None
    price_max_minor: int | None = None
    in_stock_only: bool = False
    published_from: int | None = None
    published_to: int | None = None
    statuses: tuple[BookStatus, ...] = ()

    @property
    def scope(self) -> str:
        """What a cursor of the narrowed list is bound to."""
        return repr(self)

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        if self.statuses:
            yield Book.status.in_(self.statuses)
        if self.formats:
            yield Book.format.in_(self.formats)
        if self.language is not None:
            yield Book.language == self.language
        yield from self._ranges()
        yield from self._related()

    def _ranges(self) -> Iterator[ColumnElement[bool]]:
        if self.price_min_minor is not None:
            yield Book.price_minor >= self.price_min_minor
        if self.price_max_minor is not None:
            yield Book.price_minor <= self.price_max_minor
        if self.published_from is not None:
            yield Book.published_year >= self.published_from
        if self.published_to is not None:
            yield Book.published_year <= self.published_to

    def _related(self) -> Iterator[ColumnElement[bool]]:
        if self.category_slug is not None:
            members = select(BookCategory.book_id).join(
                Category, Category.id == BookCategory.category_id
            )
            yield Book.id.in_(members.where(Category.slug == self.category_slug))
        if self.author_id is not None:
            contributed = select(Contribution.book_id)
            yield Book.id.in_(contributed.where(Contribution.author_id == self.author_id))
        if self.in_stock_only:
            left = select(Stock.book_id).where(Stock.on_hand > Stock.reserved)
            uncounted = [each for each in BookFormat if not each.is_counted]
            yield or_(Book.format.in_(uncounted), Book.id.in_(left))
