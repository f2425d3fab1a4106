"""What a service can refuse, and how a client reads it.

ServiceError
├── AccessError            who is asking: a GraphQL error with `extensions.code`
│   ├── UnauthenticatedError   nobody is signed in, or the token is no good
│   └── ForbiddenError         somebody is, without the scope
└── DomainError            the business outcome: a mutation's payload holds it as a UserError,
    │                      a query raises it as a GraphQL error with the same code
    ├── InvalidInputError  ├── NotFoundError  ├── ConflictError
    └── RefusedError       several of them at once

A subgraph adds its own children of DomainError and says with `@user_error.register` which GraphQL
type they become. Anything that is not a ServiceError is a fault of ours and leaves masked
(masking.py).
"""

from collections.abc import Sequence
from enum import Enum
from functools import singledispatch

import strawberry
import strawberry.federation as federated


@strawberry.enum
class UserErrorCode(Enum):
    """Every code of the graph in one list, so that a client maps them in one table."""

    INVALID_INPUT = "INVALID_INPUT"
    NOT_FOUND = "NOT_FOUND"
    CONFLICT = "CONFLICT"
    STALE_VERSION = "STALE_VERSION"
    LIMIT_EXCEEDED = "LIMIT_EXCEEDED"
    OUT_OF_STOCK = "OUT_OF_STOCK"
    PRICE_CHANGED = "PRICE_CHANGED"
    MIXED_CURRENCY = "MIXED_CURRENCY"
    IDEMPOTENCY_KEY_REUSED = "IDEMPOTENCY_KEY_REUSED"
    ILLEGAL_TRANSITION = "ILLEGAL_TRANSITION"
    PAYMENT_DECLINED = "PAYMENT_DECLINED"
    ORDER_EXPIRED = "ORDER_EXPIRED"
    WEAK_PASSWORD = "WEAK_PASSWORD"  # noqa: S105 -- a code, not a password
    BAD_CREDENTIALS = "BAD_CREDENTIALS"
    ACCOUNT_DISABLED = "ACCOUNT_DISABLED"
    TOO_MANY_ATTEMPTS = "TOO_MANY_ATTEMPTS"
    TOKEN_INVALID = "TOKEN_INVALID"  # noqa: S105 -- a code, not a token
    LAST_ADMIN = "LAST_ADMIN"


class ServiceError(Exception):
    """A refusal with a sentence that may be shown to whoever asked."""

    code: str

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    @property
    def extensions(self) -> dict[str, object]:
        """graphql-core copies these to the error it writes into the response."""
        return {"code": self.code}


class AccessError(ServiceError):
    """Who is asking may not have it."""


class UnauthenticatedError(AccessError):
    code = "UNAUTHENTICATED"


class ForbiddenError(AccessError):
    code = "FORBIDDEN"


class DomainError(ServiceError):
    """A rule said no. `path` leads to the input it is about, from the mutation's arguments down."""

    user_code: UserErrorCode

    def __init__(self, message: str, path: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.path = tuple(path)
        self.code = self.user_code.value

    def each(self) -> tuple["DomainError", ...]:
        """The single errors that this one stands for."""
        return (self,)


class InvalidInputError(DomainError):
    user_code = UserErrorCode.INVALID_INPUT


class NotFoundError(DomainError):
    user_code = UserErrorCode.NOT_FOUND


class ConflictError(DomainError):
    user_code = UserErrorCode.CONFLICT


class RefusedError(DomainError):
    """Several rules said no at once; everything a person will fix is told in one answer."""

    def __init__(self, errors: Sequence[DomainError]) -> None:
        self.user_code = errors[0].user_code
        super().__init__(" ".join(error.message for error in errors), errors[0].path)
        self._errors = tuple(errors)

    def each(self) -> tuple[DomainError, ...]:
        return self._errors


def refuse(errors: Sequence[DomainError]) -> None:
    """Raise what was collected, if anything was."""
    if errors:
        raise errors[0] if len(errors) == 1 else RefusedError(errors)


@strawberry.interface
class UserError:
    """Why a mutation did not do what was asked; `path` leads to the argument at fault."""

    code: UserErrorCode
    message: str
    path: list[str]


@federated.type(shareable=True)
class InvalidInput(UserError):
    """An argument that can never be accepted as it is."""


@federated.type(shareable=True)
class NotFound(UserError):
    """Something named by an argument is not there, or not for this caller."""


@singledispatch
def user_error(error: DomainError) -> UserError:
    """One domain error as the GraphQL object a mutation's payload shows."""
    return InvalidInput(code=error.user_code, message=error.message, path=list(error.path))


@user_error.register
def _(error: NotFoundError) -> UserError:
    return NotFound(code=error.user_code, message=error.message, path=list(error.path))


def user_errors(error: DomainError) -> list[UserError]:
    """All that `error` stands for, for the `errors` field of a payload."""
    return [user_error(each) for each in error.each()]
