"""Results of mutations: the object, or why not. How orders' own refusals look in GraphQL."""

import strawberry
import strawberry.federation as federated

from subgraphs.chassis.errors import DomainError, UserError, user_error, user_errors
from subgraphs.chassis.money import Money
from subgraphs.orders.errors import (
    IdempotencyKeyReusedError,
    LineOutOfStockError,
    LinePriceChangedError,
    OrderExpiredError,
)
from subgraphs.orders.placing_service import Placed

from .types import Book, Order


@strawberry.type
class LineOutOfStock(UserError):
    """Fewer copies are free than the line asks for."""

    book: Book | None
    available_quantity: int


@strawberry.type
class LinePriceChanged(UserError):
    """The book costs something else than the buyer was shown."""

    book: Book | None
    expected: Money
    actual: Money


@strawberry.type
class OrderProblem(UserError):
    """Something about the order as a whole."""


@user_error.register
def _(error: LineOutOfStockError) -> UserError:
    return LineOutOfStock(
        code=error.user_code,
        message=error.message,
        path=list(error.path),
        book=Book.of(error.book_id),
        available_quantity=error.available,
    )


@user_error.register
def _(error: LinePriceChangedError) -> UserError:
    return LinePriceChanged(
        code=error.user_code,
        message=error.message,
        path=list(error.path),
        book=Book.of(error.book_id),
        expected=Money.of(error.expected.minor, error.expected.currency),
        actual=Money.of(error.actual.minor, error.actual.currency),
    )


@user_error.register(IdempotencyKeyReusedError)
@user_error.register(OrderExpiredError)
def _(error: DomainError) -> UserError:
    return OrderProblem(code=error.user_code, message=error.message, path=list(error.path))


@federated.type(authenticated=True)
class OrderPayload:
    """`replayed`: this very command was sent before, and this is the order it made then."""

    order: Order | None
    errors: list[UserError]
    replayed: bool

    @classmethod
    def of(cls, placed: Placed) -> "OrderPayload":
        errors = [user_error(error) for error in placed.errors]
        return cls(order=Order.of(placed.order), errors=errors, replayed=placed.replayed)

    @classmethod
    def refused(cls, error: DomainError) -> "OrderPayload":
        return cls(order=None, errors=user_errors(error), replayed=False)
