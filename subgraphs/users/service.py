"""The use cases of accounts: who may see whom, how one signs up and in, and what one may change.

Anybody may know a user's id and pen name; the rest is for that person and for staff
(`users:read`). Nothing here says whether an e-mail address is known: several accounts may claim
one, and log-in takes it only from the account that has verified it. So signing up with an address
that somebody has is like signing up with any other.

Passwords are hashed before a transaction begins, never inside one: a hash takes as long as many
transactions.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from subgraphs.chassis.database import Database, utc_now
from subgraphs.chassis.email_address import email_address
from subgraphs.chassis.errors import (
    DomainError,
    InvalidInputError,
    UnauthenticatedError,
    refuse,
)
from subgraphs.chassis.identity import Caller

from .drafts import NewAccount, ProfileChanges, anonymise
from .errors import (
    AccountDisabledError,
    BadCredentialsError,
    LastAdminError,
    StaleProfileError,
    UsernameTakenError,
)
from .models import Role, User
from .passwords import Passwords
from .repository import AccountRepository
from .tokens import AccessToken, AccessTokens
from .usernames import username


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A user, and what proves it from now on."""

    user: User
    token: AccessToken


class AccountService:
    """What one caller may do with accounts."""

    def __init__(
        self, caller: Caller, database: Database, passwords: Passwords, tokens: AccessTokens
    ) -> None:
        self._caller = caller
        self._database = database
        self._passwords = passwords
        self._tokens = tokens

    # Reading

    async def users_by_id(self, ids: Sequence[str]) -> dict[str, User]:
        """Users whom something refers to, anonymised ones too."""
        async with self._reading() as accounts:
            return await accounts.users_by_id(ids)

    # Signing up and in

    async def sign_up(self, new: NewAccount) -> SignedIn:
        """Open an account and sign its holder in. Raises all that is wrong at once."""
        problems = list(new.problems())
        if not any(error.path == ("input", "username") for error in problems):
            problems += await self._taken(username(new.username))
        refuse(problems)
        user = new.to_user(await self._passwords.hash(new.password), utc_now())
        try:
            async with self._writing() as accounts:
                accounts.add(user)
        except IntegrityError as error:
            # the one thing that two can want at the same moment
            raise UsernameTakenError(username(new.username)) from error
        return SignedIn(user, self._tokens.issue(user))

    async def log_in(self, login: str, password: str) -> SignedIn:
        """Raises BadCredentialsError, or AccountDisabledError for the right password only."""
        user = await self._user_by_login(login)
        password_hash = user.password_hash if user else None
        matches = await self._passwords.matches(password_hash, password)
        if user is None or password_hash is None or not matches:
            raise BadCredentialsError("The login or the password is not right.", ("input",))
        if not user.is_open:
            raise AccountDisabledError("This account is not open.", ("input",))
        if self._passwords.is_outdated(password_hash):
            renewed = await self._passwords.hash(password)
            async with self._writing() as accounts:
                await accounts.replace_hash(user.id, password_hash, renewed)
        return SignedIn(user, self._tokens.issue(user))

    # Changing

    async def update_profile(
        self, changes: ProfileChanges, current_password: str | None, expected_version: int | None
    ) -> User:
        """Change what was given of one's own profile; another address takes the password."""
        seen = await self._own_account()
        if expected_version is not None and expected_version != seen.version:
            raise StaleProfileError(seen.version)
        refuse(list(changes.problems()))
        if changes.changes_email_of(seen):
            await self._confirm(seen, current_password)
        async with self._changing(seen) as (_, user):
            changes.apply(user)
        return user

    async def delete_account(self, current_password: str) -> None:
        """Anonymise one's own account for ever. Raises LastAdminError when nobody would be left."""
        seen = await self._own_account()
        await self._confirm(seen, current_password)
        async with self._changing(seen) as (accounts, user):
            if Role.ADMIN in user.roles and await accounts.lock_admins() == [user.id]:
                raise LastAdminError("The last administrator cannot leave.")
            anonymise(user)

    # Parts

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AccountRepository]:
        async with self._database.reading() as session:
            yield AccountRepository(session)

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AccountRepository]:
        async with self._database.writing() as session:
            yield AccountRepository(session)

    @asynccontextmanager
    async def _changing(self, seen: User) -> AsyncIterator[tuple[AccountRepository, User]]:
        """The account as it was seen, locked. Raises StaleProfileError when it no longer is."""
        async with self._writing() as accounts:
            user = await accounts.lock_user(seen.id)
            if user.version != seen.version:
                raise StaleProfileError(user.version)
            yield accounts, user

    async def _own_account(self) -> User:
        """The caller's. Raises UnauthenticatedError when it was closed meanwhile."""
        user_id = self._caller.require_user()
        user = (await self.users_by_id([user_id])).get(user_id)
        if user is None or not user.is_open:
            raise UnauthenticatedError("This account is closed.")
        return user

    async def _confirm(self, user: User, password: str | None) -> None:
        if not await self._passwords.matches(user.password_hash, password or ""):
            raise BadCredentialsError(
                "This takes your current password.", ("input", "currentPassword")
            )

    async def _taken(self, name: str) -> list[DomainError]:
        async with self._reading() as accounts:
            return [UsernameTakenError(name)] if await accounts.is_taken(name) else []

    async def _user_by_login(self, login: str) -> User | None:
        """By user name or verified address; None for a text that is neither, too."""
        try:
            async with self._reading() as accounts:
                if "@" in login:
                    return await accounts.user_by_verified_email(email_address(login))
                return await accounts.user_by_username(username(login))
        except InvalidInputError:
            return None
