"""Results of mutations: the object, or why not. How users' own refusals look as GraphQL objects."""

import strawberry

from subgraphs.chassis.errors import DomainError, UserError, user_error, user_errors
from subgraphs.chassis.identity import Caller
from subgraphs.users import models
from subgraphs.users.errors import AccountError, StaleProfileError
from subgraphs.users.service import SignedIn

from .types import User
from .values import TokenPair


@strawberry.type
class AccountProblem(UserError):
    """Something about an account, a name or a password; the code says what."""


@strawberry.type
class StaleProfile(UserError):
    """The profile was changed since it was read."""

    current_version: int


@user_error.register
def _(error: AccountError) -> UserError:
    return AccountProblem(code=error.user_code, message=error.message, path=list(error.path))


@user_error.register
def _(error: StaleProfileError) -> UserError:
    return StaleProfile(
        code=error.user_code,
        message=error.message,
        path=list(error.path),
        current_version=error.current_version,
    )


@strawberry.type
class SessionPayload:
    user: User | None
    tokens: TokenPair | None
    errors: list[UserError]

    @classmethod
    def of(cls, signed_in: SignedIn) -> "SessionPayload":
        user = User.of(signed_in.user, signed_in.token.caller)
        return cls(user=user, tokens=TokenPair.of(signed_in.token), errors=[])

    @classmethod
    def refused(cls, error: DomainError) -> "SessionPayload":
        return cls(user=None, tokens=None, errors=user_errors(error))


@strawberry.type
class UserPayload:
    user: User | None
    errors: list[UserError]

    @classmethod
    def of(cls, row: models.User, viewer: Caller) -> "UserPayload":
        return cls(user=User.of(row, viewer), errors=[])

    @classmethod
    def refused(cls, error: DomainError) -> "UserPayload":
        return cls(user=None, errors=user_errors(error))


@strawberry.type
class AckPayload:
    """For what leaves nothing to show."""

    ok: bool
    errors: list[UserError]

    @classmethod
    def done(cls) -> "AckPayload":
        return cls(ok=True, errors=[])

    @classmethod
    def refused(cls, error: DomainError) -> "AckPayload":
        return cls(ok=False, errors=user_errors(error))
