"""The root of queries."""

from typing import Annotated

import strawberry
import strawberry.federation as federated

from subgraphs.books.filters import BookFilter
from subgraphs.chassis.connections import PageInfo
from subgraphs.chassis.errors import DomainError
from subgraphs.chassis.fields import cost, field, list_size
from subgraphs.chassis.ids import AUTHOR, BOOK, id_to_uuid
from subgraphs.chassis.scalars import Cursor, Isbn

from .context import Info
from .inputs import BookFilterInput, BookSort, CatalogKind, ReservationLineInput
from .payloads import ReservationPayload
from .search import SearchConnection, SearchHit
from .types import Author, Book, BookConnection, Category

_SEARCH = "RANK"


@strawberry.type
class Query:
    @field()
    async def book(self, info: Info, id: strawberry.ID) -> Book | None:  # noqa: A002 -- the argument's name
        id_to_uuid(BOOK, id)
        row = await info.context.loaders.books.load(id)
        return Book.of(row) if row and info.context.catalogue.is_found(row) else None

    @field()
    async def book_by_isbn(self, info: Info, isbn: Isbn) -> Book | None:
        rows = await info.context.catalogue.books_by_reference([], [isbn])
        return next((Book.of(row) for row in rows if info.context.catalogue.is_found(row)), None)

    @field(directives=[list_size("first", "last", sized="edges", assumed=20)])
    async def books(  # noqa: PLR0917 -- the arguments of the field
        self,
        info: Info,
        filter: BookFilterInput | None = None,  # noqa: A002 -- the argument's name
        sort: BookSort = BookSort.TITLE,
        first: int | None = None,
        after: Cursor | None = None,
        last: int | None = None,
        before: Cursor | None = None,
        offset: Annotated[int | None, federated.argument(tags=["rest"])] = None,
    ) -> BookConnection:
        paging, catalogue = info.context.paging, info.context.catalogue
        wanted = filter.to_filter() if filter else BookFilter()
        request = paging.request(
            sort.value,
            wanted.scope,
            first=first,
            after=after,
            last=last,
            before=before,
            offset=offset,
        )
        page = await catalogue.page_of_books(wanted, sort.value, request)
        cursors = paging.cursors(sort.value, wanted.scope, page)

        async def count() -> int:
            return await catalogue.count_books(wanted)

        return BookConnection.of(page, cursors, count)

    @field(directives=[cost(10), list_size("first", sized="edges")])
    async def search(
        self,
        info: Info,
        text: str,
        kinds: list[CatalogKind] | None = None,
        filter: BookFilterInput | None = None,  # noqa: A002 -- the argument's name
        first: int | None = 20,
        after: Cursor | None = None,
    ) -> SearchConnection:
        """Books, authors and categories that have all these words, the best matches first."""
        paging, catalogue = info.context.paging, info.context.catalogue
        prefixes = [kind.value for kind in CatalogKind if not kinds or kind in kinds]
        wanted = filter.to_filter() if filter else BookFilter()
        scope = repr((text, prefixes, wanted.scope))
        request = paging.request(_SEARCH, scope, first=first, after=after)
        terms = await catalogue.search_terms(text, prefixes, wanted)
        page = await catalogue.search(terms, request)
        cursors = paging.cursors(_SEARCH, scope, page)
        edges = [
            SearchHit(cursor=cursor, id=hit.id)
            for cursor, hit in zip(cursors, page.rows, strict=True)
        ]
        return SearchConnection(edges=edges, page_info=PageInfo.of(page, cursors), terms=terms)

    @field()
    async def author(self, info: Info, id: strawberry.ID) -> Author | None:  # noqa: A002 -- the argument's name
        id_to_uuid(AUTHOR, id)
        row = await info.context.loaders.authors.load(id)
        return Author.of(row) if row else None

    @field()
    async def category(self, info: Info, slug: str) -> Category | None:
        found = await info.context.catalogue.categories_by_slug([slug])
        return Category.of(found[slug]) if slug in found else None

    @field(description="The top level; the shelves below are their children.")
    async def categories(self, info: Info) -> list[Category]:
        return [Category.of(row) for row in await info.context.catalogue.top_categories()]

    @field(inaccessible=True, description="For orders: what lines would cost now; holds nothing.")
    async def price_lines(
        self, info: Info, lines: list[ReservationLineInput]
    ) -> ReservationPayload:
        wanted = [line.to_line() for line in lines]
        try:
            return ReservationPayload.priced(await info.context.stock.price_lines(wanted))
        except DomainError as refused:
            return ReservationPayload.refused(refused)

    @field(inaccessible=True, description="For orders: what is held for an order, if anything.")
    async def reservation(self, info: Info, id: strawberry.ID) -> ReservationPayload | None:  # noqa: A002 -- the argument's name
        try:
            return ReservationPayload.of(await info.context.stock.reservation(id))
        except DomainError as refused:
            return ReservationPayload.refused(refused)
