"""Results of mutations: the object, or why not. How books' own refusals look as GraphQL objects."""

from datetime import datetime

import strawberry
import strawberry.federation as federated

from subgraphs.books import models
from subgraphs.books.errors import DuplicateIsbnError, InsufficientStockError, StaleVersionError
from subgraphs.books.models import ReservationState
from subgraphs.chassis.errors import DomainError, UserError, user_error, user_errors
from subgraphs.chassis.fields import field
from subgraphs.chassis.money import Money
from subgraphs.chassis.scalars import Isbn

from .context import Info
from .types import Book, Review

federated.enum(ReservationState, inaccessible=True)


@strawberry.type
class StaleVersion(UserError):
    """Somebody else changed the book since it was read."""

    current_version: int


@strawberry.type
class DuplicateIsbn(UserError):
    """Another edition has this ISBN."""

    existing_id: strawberry.Private[str]

    @field()
    async def existing(self, info: Info) -> Book | None:
        row = await info.context.loaders.books.load(self.existing_id)
        return Book.of(row) if row else None


@federated.type(inaccessible=True)
class InsufficientStock(UserError):
    """Fewer copies are free than were asked for."""

    book_id: strawberry.ID
    available: int


@user_error.register
def _(error: StaleVersionError) -> UserError:
    return StaleVersion(
        code=error.user_code,
        message=error.message,
        path=list(error.path),
        current_version=error.current_version,
    )


@user_error.register
def _(error: DuplicateIsbnError) -> UserError:
    return DuplicateIsbn(
        code=error.user_code,
        message=error.message,
        path=list(error.path),
        existing_id=error.existing_id,
    )


@user_error.register
def _(error: InsufficientStockError) -> UserError:
    return InsufficientStock(
        code=error.user_code,
        message=error.message,
        path=list(error.path),
        book_id=strawberry.ID(error.book_id),
        available=error.available,
    )


@strawberry.type
class BookPayload:
    book: Book | None
    errors: list[UserError]

    @classmethod
    def of(cls, row: models.Book) -> "BookPayload":
        return cls(book=Book.of(row), errors=[])

    @classmethod
    def refused(cls, error: DomainError) -> "BookPayload":
        return cls(book=None, errors=user_errors(error))


@strawberry.type
class ReviewPayload:
    review: Review | None
    errors: list[UserError]

    @classmethod
    def of(cls, row: models.Review) -> "ReviewPayload":
        return cls(review=Review.of(row), errors=[])

    @classmethod
    def refused(cls, error: DomainError) -> "ReviewPayload":
        return cls(review=None, errors=user_errors(error))


@federated.type(inaccessible=True)
class ReservationLine:
    """A line with the price, title and weight as they were when the copies were held."""

    book_id: strawberry.ID
    isbn13: Isbn
    title: str
    quantity: int
    unit_price: Money
    weight_grams: int | None

    @classmethod
    def of(cls, row: models.ReservationLine) -> "ReservationLine":
        return cls(
            book_id=strawberry.ID(row.book_id),
            isbn13=Isbn(row.isbn13),
            title=row.title,
            quantity=row.quantity,
            unit_price=Money.of(row.unit_price_minor, row.currency),
            weight_grams=row.weight_grams,
        )


@federated.type(inaccessible=True)
class ReservationPayload:
    """`state` and `expiresAt` are null when nothing is reserved, as when prices are asked."""

    state: ReservationState | None
    lines: list[ReservationLine]
    expires_at: datetime | None
    errors: list[UserError]

    @classmethod
    def of(cls, row: models.Reservation) -> "ReservationPayload":
        lines = [ReservationLine.of(line) for line in row.lines]
        return cls(state=row.state, lines=lines, expires_at=row.expires_at, errors=[])

    @classmethod
    def priced(cls, rows: list[models.ReservationLine]) -> "ReservationPayload":
        lines = [ReservationLine.of(line) for line in rows]
        return cls(state=None, lines=lines, expires_at=None, errors=[])

    @classmethod
    def refused(cls, error: DomainError) -> "ReservationPayload":
        return cls(state=None, lines=[], expires_at=None, errors=user_errors(error))
