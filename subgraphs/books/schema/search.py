"""Search results: hits of any kind, each loaded by its id like everything else."""

import strawberry

from subgraphs.books.search import SearchTerms
from subgraphs.chassis import ids
from subgraphs.chassis.connections import PageInfo
from subgraphs.chassis.fields import cost, field
from subgraphs.chassis.scalars import Cursor

from .context import Info
from .types import Author, Book, CatalogItem, Category


@strawberry.type
class SearchHit:
    cursor: Cursor
    id: strawberry.Private[str]

    @field()
    async def node(self, info: Info) -> CatalogItem:
        loaders = info.context.loaders
        # what was found a moment ago is still there: nothing is ever deleted
        if ids.is_id(ids.BOOK, self.id):
            book = await loaders.books.load(self.id)
            assert book is not None
            return Book.of(book)
        if ids.is_id(ids.AUTHOR, self.id):
            author = await loaders.authors.load(self.id)
            assert author is not None
            return Author.of(author)
        category = await loaders.categories.load(self.id)
        assert category is not None
        return Category.of(category)


@strawberry.type
class SearchConnection:
    edges: list[SearchHit]
    page_info: PageInfo
    terms: strawberry.Private[SearchTerms]

    @field(directives=[cost(10)])
    async def total_count(self, info: Info) -> int | None:
        return await info.context.catalogue.count_hits(self.terms)
