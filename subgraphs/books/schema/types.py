"""The entities of books, and the lists between them.

A type is built from its row by `of`; what is not in the row is read by a loader, one statement for
all objects of a level. Arguments become a PageRequest before they reach a loader.

One file, though a long one: a book leads to its authors, categories and reviews, and each of these
back to books, not by name alone but by calling `of`. Parts of it would import each other in a ring.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

import strawberry
import strawberry.federation as federated

from subgraphs.books import models
from subgraphs.books.filters import NEWEST
from subgraphs.chassis import ids
from subgraphs.chassis.connections import EMPTY, Page, PageInfo
from subgraphs.chassis.federation import Representation, answer_by_id, answer_by_id_or
from subgraphs.chassis.fields import cost, field, list_size, unresolvable_key
from subgraphs.chassis.money import Money
from subgraphs.chassis.scalars import Cursor, Isbn

from .context import Info
from .inputs import BookSort, ReviewSort
from .values import (
    Availability,
    BookFormat,
    BookStatus,
    ContributorRole,
    Rating,
    ReviewState,
    StockLevel,
)

Count = Callable[[], Awaitable[int]]


@federated.interface(keys=["id"])
class CatalogItem:
    """Anything a reader can find, open and save."""

    id: strawberry.ID
    slug: str
    heading: str

    @classmethod
    async def resolve_references(
        cls, info: Info, references: Sequence[Representation]
    ) -> list[Any]:
        """References by the interface's name: the id says which kind of thing each one is."""
        answers: list[Any] = [None] * len(references)
        for kind, prefix in ((Book, ids.BOOK), (Author, ids.AUTHOR), (Category, ids.CATEGORY)):
            places = [
                place
                for place, reference in enumerate(references)
                if str(reference["id"]).startswith(f"{prefix}_")
            ]
            if places:
                found = await kind.resolve_references(info, [references[place] for place in places])
                for place, answer in zip(places, found, strict=True):
                    answers[place] = answer
        return answers


@federated.type(keys=["id", "isbn13"])
class Book(CatalogItem):
    """One edition of a work."""

    row: strawberry.Private[models.Book]
    # orders provides it with the items of an order
    isbn13: Isbn = federated.field(shareable=True)
    title: str
    subtitle: str | None
    description: str | None
    language: str
    publisher: str | None
    published_year: int | None
    page_count: int | None
    format: BookFormat
    weight_grams: int | None
    status: BookStatus
    byline: str = strawberry.field(description="Ready-made author line, for lists.")
    sold_count: int | None
    version: int = federated.field(tags=["staff"])
    created_at: datetime = federated.field(tags=["staff"])
    updated_at: datetime = federated.field(tags=["staff"])

    @classmethod
    def of(cls, row: models.Book) -> "Book":
        return cls(
            row=row, id=strawberry.ID(row.id), slug=row.slug, heading=row.title,
            isbn13=Isbn(row.isbn13), title=row.title, subtitle=row.subtitle,
            description=row.description, language=row.language, publisher=row.publisher,
            published_year=row.published_year, page_count=row.page_count, format=row.format,
            weight_grams=row.weight_grams, status=row.status, byline=row.byline,
            sold_count=row.sold_count, version=row.version, created_at=row.created_at,
            updated_at=row.updated_at,
        )  # fmt: skip

    @classmethod
    async def resolve_references(
        cls, info: Info, references: Sequence[Representation]
    ) -> list[Any]:
        """Books by id or by ISBN, all in one statement."""
        read = info.context.catalogue.books_by_reference
        return await answer_by_id_or("isbn13", ids.BOOK, references, read, cls.of, _keys_of)

    @field()
    def price(self) -> Money:
        return Money.of(self.row.price_minor, self.row.currency)

    @field()
    def availability(self) -> Availability:
        return Availability.of(self.row)

    @field(requires_scopes=[["stock:read"]], tags=["staff"])
    def stock(self, info: Info) -> StockLevel | None:
        info.context.caller.require("stock:read")
        return StockLevel.of(self.row.stock) if self.row.stock else None

    @field(inaccessible=True, description="What a copy costs us; for the reports of orders.")
    def unit_cost(self, info: Info) -> Money | None:
        info.context.caller.require("reports:read")
        cost_minor = self.row.unit_cost_minor
        return None if cost_minor is None else Money.of(cost_minor, self.row.currency)

    @field()
    def rating(self) -> Rating:
        return Rating.of(self.row)

    @field()
    async def contributors(self, info: Info) -> list["Contribution"]:
        found = await info.context.loaders.contributions.load(self.row.id) or []
        return [Contribution(author=Author.of(each.author), role=each.role) for each in found]

    @field()
    async def categories(self, info: Info) -> list["Category"]:
        found = await info.context.loaders.categories_of_book.load(self.row.id) or []
        return [Category.of(each) for each in found]

    @field(directives=[list_size("first", sized="edges")])
    async def reviews(
        self,
        info: Info,
        first: int | None = 10,
        after: Cursor | None = None,
        sort: ReviewSort = ReviewSort.NEWEST,
    ) -> "ReviewConnection":
        scope = f"reviews of {self.row.id}"
        request = info.context.paging.request(sort.value, scope, first=first, after=after)
        page = await info.context.loaders.reviews.of((sort.value, request)).load(self.row.id)
        cursors = info.context.paging.cursors(sort.value, scope, page or EMPTY)
        return ReviewConnection.of(page or EMPTY, cursors, self.row.review_count)


def _keys_of(row: models.Book) -> tuple[str, str]:
    return row.id, row.isbn13


@federated.type(keys=["id"])
class Author(CatalogItem):
    """A person, or several who publish as one."""

    row: strawberry.Private[models.Author]
    name: str
    sort_name: str
    bio: str | None
    born_year: int | None
    died_year: int | None

    @classmethod
    def of(cls, row: models.Author) -> "Author":
        return cls(
            row=row, id=strawberry.ID(row.id), slug=row.slug, heading=row.name, name=row.name,
            sort_name=row.sort_name, bio=row.bio, born_year=row.born_year, died_year=row.died_year,
        )  # fmt: skip

    @classmethod
    async def resolve_references(
        cls, info: Info, references: Sequence[Representation]
    ) -> list[Any]:
        read = info.context.catalogue.authors_by_id
        return await answer_by_id(ids.AUTHOR, references, read, cls.of)

    @field(directives=[list_size("first", sized="edges")], description="Newest first.")
    async def books(
        self, info: Info, first: int | None = 20, after: Cursor | None = None
    ) -> "BookConnection":
        scope = f"books of {self.row.id}"
        request = info.context.paging.request(NEWEST.name, scope, first=first, after=after)
        page = await info.context.loaders.books_of_author.of(request).load(self.row.id)
        cursors = info.context.paging.cursors(NEWEST.name, scope, page or EMPTY)

        async def count() -> int:
            return await info.context.loaders.book_counts_of_author.load(self.row.id) or 0

        return BookConnection.of(page or EMPTY, cursors, count)


@federated.type(keys=["id"])
class Category(CatalogItem):
    """A shelf. A book on it stands on the shelf above it too."""

    row: strawberry.Private[models.Category]
    name: str

    @classmethod
    def of(cls, row: models.Category) -> "Category":
        return cls(
            row=row, id=strawberry.ID(row.id), slug=row.slug, heading=row.name, name=row.name
        )

    @classmethod
    async def resolve_references(
        cls, info: Info, references: Sequence[Representation]
    ) -> list[Any]:
        read = info.context.catalogue.categories_by_id
        return await answer_by_id(ids.CATEGORY, references, read, cls.of)

    @field()
    async def parent(self, info: Info) -> "Category | None":
        if self.row.parent_id is None:
            return None
        found = await info.context.loaders.categories.load(self.row.parent_id)
        return Category.of(found) if found else None

    @field()
    async def children(self, info: Info) -> list["Category"]:
        found = await info.context.loaders.children.load(self.row.id) or []
        return [Category.of(each) for each in found]

    @field(directives=[cost(2)])
    async def book_count(self, info: Info) -> int:
        return await info.context.loaders.book_counts_of_category.load(self.row.id) or 0

    @field(directives=[list_size("first", sized="edges")])
    async def books(
        self,
        info: Info,
        first: int | None = 20,
        after: Cursor | None = None,
        sort: BookSort = BookSort.TITLE,
    ) -> "BookConnection":
        scope = f"books of {self.row.id}"
        request = info.context.paging.request(sort.value, scope, first=first, after=after)
        loader = info.context.loaders.books_of_category.of((sort.value, request))
        page = await loader.load(self.row.id)
        cursors = info.context.paging.cursors(sort.value, scope, page or EMPTY)

        async def count() -> int:
            return await info.context.loaders.book_counts_of_category.load(self.row.id) or 0

        return BookConnection.of(page or EMPTY, cursors, count)


@strawberry.type
class Contribution:
    """Who had which part in a book."""

    author: Author
    role: ContributorRole


@federated.type(keys=[unresolvable_key("id")])
class User:
    """A person whom another subgraph knows; here only who wrote a review."""

    id: strawberry.ID


@federated.type(keys=["id"])
class Review:
    """What a reader thought of a book."""

    row: strawberry.Private[models.Review]
    id: strawberry.ID
    author: User | None
    stars: int
    body: str | None
    state: ReviewState = federated.field(tags=["staff"])
    created_at: datetime

    @classmethod
    def of(cls, row: models.Review) -> "Review":
        return cls(
            row=row, id=strawberry.ID(row.id), author=User(id=strawberry.ID(row.author_id)),
            stars=row.stars, body=row.body, state=row.state, created_at=row.created_at,
        )  # fmt: skip

    @classmethod
    async def resolve_references(
        cls, info: Info, references: Sequence[Representation]
    ) -> list[Any]:
        read = info.context.catalogue.reviews_by_id
        return await answer_by_id(ids.REVIEW, references, read, cls.of)

    @field()
    async def book(self, info: Info) -> Book:
        row = await info.context.loaders.books.load(self.row.book_id)
        assert row is not None  # only books that were once sold are reviewed, and none is deleted
        return Book.of(row)


@strawberry.type
class BookEdge:
    cursor: Cursor
    node: Book


@strawberry.type
class BookConnection:
    edges: list[BookEdge]
    page_info: PageInfo
    count: strawberry.Private[Count]

    @field(directives=[cost(10)])
    async def total_count(self) -> int | None:
        return await self.count()

    @classmethod
    def of(cls, page: Page[models.Book], cursors: list[Cursor], count: Count) -> "BookConnection":
        edges = [
            BookEdge(cursor=cursor, node=Book.of(row))
            for cursor, row in zip(cursors, page.rows, strict=True)
        ]
        return cls(edges=edges, page_info=PageInfo.of(page, cursors), count=count)


@strawberry.type
class ReviewEdge:
    cursor: Cursor
    node: Review


@strawberry.type
class ReviewConnection:
    edges: list[ReviewEdge]
    page_info: PageInfo
    total_count: int | None

    @classmethod
    def of(
        cls, page: Page[models.Review], cursors: list[Cursor], total_count: int
    ) -> "ReviewConnection":
        edges = [
            ReviewEdge(cursor=cursor, node=Review.of(row))
            for cursor, row in zip(cursors, page.rows, strict=True)
        ]
        return cls(edges=edges, page_info=PageInfo.of(page, cursors), total_count=total_count)
