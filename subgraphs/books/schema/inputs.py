"""Arguments of the roots, and the values of the services that they become."""

from enum import Enum

import strawberry
import strawberry.federation as federated

from subgraphs.books.drafts import BookChanges, NewBook, NewContributor, is_language
from subgraphs.books.filters import BookFilter
from subgraphs.books.folding import is_slug
from subgraphs.books.stock_service import WantedLine
from subgraphs.chassis.errors import InvalidInputError
from subgraphs.chassis.ids import AUTHOR, BOOK, CATEGORY, id_to_uuid
from subgraphs.chassis.money import MoneyInput
from subgraphs.chassis.scalars import Isbn, MinorUnits

from .values import BookFormat, BookStatus, ContributorRole


@strawberry.enum
class BookSort(Enum):
    TITLE = "TITLE"
    NEWEST = "NEWEST"
    PRICE_LOW = "PRICE_LOW"
    PRICE_HIGH = "PRICE_HIGH"


@strawberry.enum
class ReviewSort(Enum):
    NEWEST = "NEWEST"
    HIGHEST = "HIGHEST"
    LOWEST = "LOWEST"


@strawberry.enum
class CatalogKind(Enum):
    BOOK = BOOK
    AUTHOR = AUTHOR
    CATEGORY = CATEGORY


@strawberry.input(name="BookFilter")
class BookFilterInput:
    """Every given part must hold."""

    category_slug: str | None = None
    author_id: strawberry.ID | None = None
    language: str | None = None
    format: list[BookFormat] | None = None
    price_min_minor: MinorUnits | None = None
    price_max_minor: MinorUnits | None = None
    in_stock_only: bool | None = None
    published_from: int | None = None
    published_to: int | None = None
    status: list[BookStatus] | None = federated.field(default=None, tags=["staff"])

    def to_filter(self) -> BookFilter:
        """Raises InvalidInputError for what nothing in the catalogue can be called."""
        if self.author_id is not None:
            id_to_uuid(AUTHOR, self.author_id)
        if self.category_slug is not None and not is_slug(self.category_slug):
            raise InvalidInputError("This is not a slug.", ("filter", "categorySlug"))
        if self.language is not None and not is_language(self.language):
            raise InvalidInputError("A language is a code such as en.", ("filter", "language"))
        return BookFilter(
            category_slug=self.category_slug,
            author_id=self.author_id,
            language=self.language,
            formats=tuple(self.format or ()),
            price_min_minor=self.price_min_minor,
            price_max_minor=self.price_max_minor,
            in_stock_only=bool(self.in_stock_only),
            published_from=self.published_from,
            published_to=self.published_to,
            statuses=tuple(self.status or ()),
        )


@strawberry.input
class ContributorInput:
    """An author by id, or by name; a name that is not known yet becomes an author."""

    author_id: strawberry.ID | None = None
    name: str | None = None
    role: ContributorRole = ContributorRole.AUTHOR


@strawberry.input
class CreateBookInput:
    isbn: Isbn
    title: str
    format: BookFormat
    contributors: list[ContributorInput]
    price: MoneyInput
    subtitle: str | None = None
    description: str | None = None
    language: str = "en"
    publisher: str | None = None
    published_year: int | None = None
    page_count: int | None = None
    weight_grams: int | None = None
    category_slugs: list[str] = strawberry.field(default_factory=list)
    unit_cost: MoneyInput | None = None
    initial_stock: int = 0
    status: BookStatus = BookStatus.DRAFT

    def to_new_book(self) -> NewBook:
        return NewBook(
            isbn13=self.isbn,
            title=self.title,
            format=self.format,
            price=self.price.to_amount(),
            contributors=tuple(
                NewContributor(each.author_id, each.name, each.role) for each in self.contributors
            ),
            category_slugs=tuple(self.category_slugs),
            subtitle=self.subtitle,
            description=self.description,
            language=self.language,
            publisher=self.publisher,
            published_year=self.published_year,
            page_count=self.page_count,
            weight_grams=self.weight_grams,
            unit_cost=self.unit_cost.to_amount() if self.unit_cost else None,
            initial_stock=self.initial_stock,
            status=self.status,
        )


@strawberry.input
class UpdateBookInput:
    """What is left out stays; null empties what may be empty, and leaves the rest as it is."""

    id: strawberry.ID
    expected_version: int
    title: str | None = None
    subtitle: str | None = strawberry.UNSET
    description: str | None = strawberry.UNSET
    price: MoneyInput | None = None
    status: BookStatus | None = None
    weight_grams: int | None = strawberry.UNSET
    category_slugs: list[str] | None = None

    def to_changes(self) -> BookChanges:
        required = {"title": self.title, "status": self.status}
        optional = {
            "subtitle": self.subtitle,
            "description": self.description,
            "weight_grams": self.weight_grams,
        }
        slugs = self.category_slugs
        return BookChanges(
            values={name: value for name, value in required.items() if value is not None}
            | {name: value for name, value in optional.items() if value is not strawberry.UNSET},
            price=self.price.to_amount() if self.price else None,
            category_slugs=None if slugs is None else tuple(slugs),
        )


@strawberry.input
class WriteReviewInput:
    book_id: strawberry.ID
    stars: int
    body: str | None = None


@federated.input(inaccessible=True)
class ReservationLineInput:
    book_id: strawberry.ID
    quantity: int

    def to_line(self) -> WantedLine:
        return WantedLine(self.book_id, self.quantity)
