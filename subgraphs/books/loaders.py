"""What one request reads about many books at once, each in one statement."""

from collections.abc import Sequence

from subgraphs.chassis.connections import Page, PageRequest
from subgraphs.chassis.loaders import Loader, LoaderGroup

from .models import Author, Book, Category, Contribution, Review
from .service import CatalogueService


class Loaders:
    """Made for one request; the caller's rights are the service's."""

    def __init__(self, catalogue: CatalogueService) -> None:
        self._catalogue = catalogue
        self.books: Loader[str, Book] = Loader(self._books)
        self.authors: Loader[str, Author] = Loader(catalogue.authors_by_id)
        self.categories: Loader[str, Category] = Loader(catalogue.categories_by_id)
        self.contributions: Loader[str, list[Contribution]] = Loader(
            catalogue.contributions_by_book
        )
        self.categories_of_book: Loader[str, list[Category]] = Loader(catalogue.categories_by_book)
        self.children: Loader[str, list[Category]] = Loader(catalogue.children_by_category)
        self.book_counts_of_author: Loader[str, int] = Loader(catalogue.counts_by_author)
        self.book_counts_of_category: Loader[str, int] = Loader(catalogue.counts_by_category)
        self.reviews: LoaderGroup[tuple[str, PageRequest], str, Page[Review]] = LoaderGroup(
            lambda by: lambda ids: catalogue.review_pages_by_book(ids, *by)
        )
        self.books_of_author: LoaderGroup[PageRequest, str, Page[Book]] = LoaderGroup(
            lambda request: lambda ids: catalogue.pages_by_author(ids, request)
        )
        self.books_of_category: LoaderGroup[tuple[str, PageRequest], str, Page[Book]] = LoaderGroup(
            lambda by: lambda ids: catalogue.pages_by_category(ids, *by)
        )

    async def _books(self, ids: Sequence[str]) -> dict[str, Book]:
        return {book.id: book for book in await self._catalogue.books_by_reference(ids)}
