"""What users refuses beyond the chassis' own; payloads.py says what these become in GraphQL.

AccountError
├── UsernameTakenError     user names are public, so this is told; an e-mail address never is
├── WeakPasswordError      too easily guessed
├── BadCredentialsError    the login, the password, or both: never which
├── AccountDisabledError   the password was right, the account is not open
└── LastAdminError         nobody would be left to give roles
StaleProfileError          changed since it was read
"""

from subgraphs.chassis.errors import DomainError, UserErrorCode


class AccountError(DomainError):
    """Something about an account stands in the way."""


class UsernameTakenError(AccountError):
    user_code = UserErrorCode.CONFLICT

    def __init__(self, username: str) -> None:
        super().__init__(f'The user name "{username}" is taken.', ("input", "username"))


class WeakPasswordError(AccountError):
    user_code = UserErrorCode.WEAK_PASSWORD


class BadCredentialsError(AccountError):
    user_code = UserErrorCode.BAD_CREDENTIALS


class AccountDisabledError(AccountError):
    user_code = UserErrorCode.ACCOUNT_DISABLED


class LastAdminError(AccountError):
    user_code = UserErrorCode.LAST_ADMIN


class StaleProfileError(DomainError):
    """The account was changed since the caller read it."""

    user_code = UserErrorCode.STALE_VERSION

    def __init__(self, current_version: int) -> None:
        super().__init__(
            f"The profile has changed since it was read; it is at version {current_version}.",
            ("input", "expectedVersion"),
        )
        self.current_version = current_version
