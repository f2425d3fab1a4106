"""The SQL of accounts. Reads take many keys; keys that find nothing are missing from the result."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from .models import AccountStatus, Base, HeldRole, Role, User


class AccountRepository:
    """Accounts and their roles, on one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def users_by_id(self, ids: Sequence[str]) -> dict[str, User]:
        found = await self._session.scalars(select(User).where(User.id.in_(ids)))
        return {user.id: user for user in found.unique()}

    async def user_by_username(self, username: str) -> User | None:
        statement = select(User).where(User.username == username)
        return (await self._session.scalars(statement)).unique().one_or_none()

    async def user_by_verified_email(self, email: str) -> User | None:
        statement = select(User).where(User.email == email, User.email_verified)
        return (await self._session.scalars(statement)).unique().one_or_none()

    async def is_taken(self, username: str) -> bool:
        statement = select(User.id).where(User.username == username)
        return (await self._session.scalars(statement)).first() is not None

    async def lock_user(self, user_id: str) -> User:
        """The user, whom nobody else changes before this transaction ends."""
        statement = select(User).where(User.id == user_id).with_for_update(of=User)
        return (await self._session.scalars(statement)).unique().one()

    async def lock_admins(self) -> list[str]:
        """Ids of the admins with open accounts, whose roles stay as they are until the end."""
        statement = (
            select(HeldRole.user_id)
            .join(User, User.id == HeldRole.user_id)
            .where(HeldRole.role == Role.ADMIN, User.status == AccountStatus.ACTIVE)
            .order_by(HeldRole.user_id)
            .with_for_update(of=HeldRole)
        )
        return list(await self._session.scalars(statement))

    async def replace_hash(self, user_id: str, old: str, new: str) -> None:
        """Store a new hash of the same password, unless the password was changed meanwhile."""
        await self._session.execute(
            update(User)
            .where(User.id == user_id, User.password_hash == old)
            .values(password_hash=new)
        )

    def add(self, *rows: Base) -> None:
        """Rows to insert when the transaction flushes."""
        self._session.add_all(rows)
