"""The tables. What must never be false is a constraint here, the last line behind the rules in the
service.

An account is never deleted: other services refer to its id for ever. Anonymised, it is a tombstone
with an id, a placeholder for a name, and nothing else of the person.

An e-mail address is somebody's only when it is verified, so only then it is unique, and only then
it is good for logging in. Anybody may claim any address; that says nothing about who else has.
"""

from datetime import datetime
from enum import Enum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from subgraphs.chassis import ids
from subgraphs.chassis.database import OrderedText, UtcDateTime
from subgraphs.chassis.ids import PublicId
from subgraphs.chassis.tables import new_metadata, one_of


class Role(Enum):
    CUSTOMER = "CUSTOMER"
    STAFF = "STAFF"
    ADMIN = "ADMIN"


class AccountStatus(Enum):
    ACTIVE = "ACTIVE"
    DEACTIVATED = "DEACTIVATED"
    ANONYMISED = "ANONYMISED"


class Base(DeclarativeBase):
    metadata = new_metadata()


class User(Base):
    # not "user", which every tool of PostgreSQL wants in quotes
    __tablename__ = "account"
    __table_args__ = (
        # each says it as SQLAlchemy asks it there, or the database would not use the index
        Index(
            "uq_account_email_if_verified",
            "email",
            unique=True,
            sqlite_where=text("email_verified = 1"),
            postgresql_where=text("email_verified"),
        ),
        CheckConstraint(
            "status = 'ANONYMISED' OR (username IS NOT NULL AND email IS NOT NULL)",
            name="has_a_holder",
        ),
        CheckConstraint(
            "status <> 'ANONYMISED' OR (username IS NULL AND email IS NULL AND full_name IS NULL"
            " AND password_hash IS NULL)",
            name="anonymised_is_empty",
        ),
    )

    id: Mapped[str] = mapped_column(PublicId(ids.USER), primary_key=True)
    display_name: Mapped[str]
    username: Mapped[str | None] = mapped_column(OrderedText, unique=True)
    email: Mapped[str | None] = mapped_column(OrderedText)
    email_verified: Mapped[bool]
    full_name: Mapped[str | None]
    # without one nobody can log in
    password_hash: Mapped[str | None] = mapped_column(String(255))
    status: Mapped[AccountStatus] = mapped_column(one_of(AccountStatus))
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    # read with the user, in the same statement
    held_roles: Mapped[list["HeldRole"]] = relationship(lazy="joined", cascade="all, delete-orphan")

    @property
    def roles(self) -> tuple[Role, ...]:
        """In the order of the enum."""
        held = {each.role for each in self.held_roles}
        return tuple(role for role in Role if role in held)

    @property
    def is_open(self) -> bool:
        """Whether its holder may act."""
        return self.status is AccountStatus.ACTIVE


class HeldRole(Base):
    """One role of one user."""

    __tablename__ = "account_role"

    user_id: Mapped[str] = mapped_column(
        PublicId(ids.USER), ForeignKey("account.id"), primary_key=True
    )
    role: Mapped[Role] = mapped_column(one_of(Role), primary_key=True)
