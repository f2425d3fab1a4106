"""What people enter about themselves, before it is stored: values that know what is wrong with
them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from subgraphs.chassis.errors import DomainError, InvalidInputError
from subgraphs.chassis.ids import USER, new_id
from subgraphs.chassis.plain_text import is_line

from .errors import UsernameTakenError
from .models import AccountStatus, HeldRole, Role, User
from .password_rules import password_problems
from .usernames import is_reserved, username

_MAX_NAME = 80

# What reviews and orders of people who left are signed with.
PLACEHOLDER_NAME = "Former reader"


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be. `email` is checked already, by the scalar."""

    username: str
    email: str
    password: str
    full_name: str | None = None
    display_name: str | None = None

    def problems(self) -> Iterator[DomainError]:
        """Everything that is wrong, in the order of the fields."""
        try:
            name = username(self.username)
        except InvalidInputError as error:
            yield error
        else:
            if is_reserved(name):
                yield UsernameTakenError(name)
        local_part, _, _ = self.email.partition("@")
        names = (self.username, local_part, self.full_name or "", self.display_name or "")
        yield from password_problems(self.password, names)
        yield from _name_problems("fullName", self.full_name)
        yield from _name_problems("displayName", self.display_name)

    def to_user(self, password_hash: str, now: datetime) -> User:
        """A customer, who shows the user name unless another name was given."""
        name = username(self.username)
        return User(
            id=new_id(USER), display_name=(self.display_name or name).strip(), username=name,
            email=self.email, email_verified=False,
            full_name=self.full_name.strip() if self.full_name else None,
            password_hash=password_hash, status=AccountStatus.ACTIVE, version=1, created_at=now,
            held_roles=[HeldRole(role=Role.CUSTOMER)],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProfileChanges:
    """What an update says. `values` holds the given plain columns by their names."""

    values: dict[str, Any] = field(default_factory=dict)
    email: str | None = None

    def problems(self) -> Iterator[DomainError]:
        yield from _name_problems("fullName", self.values.get("full_name"))
        yield from _name_problems("displayName", self.values.get("display_name"))

    def changes_email_of(self, user: User) -> bool:
        return self.email is not None and self.email != user.email

    def apply(self, user: User) -> None:
        """Change the row and count the version up; a new address has to be verified anew."""
        for name, value in self.values.items():
            setattr(user, name, value.strip() if value else None)
        if self.changes_email_of(user):
            user.email = self.email
            user.email_verified = False
        user.version += 1


def anonymise(user: User) -> None:
    """Leave of a person what others refer to: the id, and something to call it."""
    user.display_name = PLACEHOLDER_NAME
    user.username = user.email = user.full_name = user.password_hash = None
    user.email_verified = False
    user.status = AccountStatus.ANONYMISED
    user.held_roles = []
    user.version += 1


def _name_problems(name: str, value: str | None) -> Iterator[DomainError]:
    if value is not None and not (value.strip() and is_line(value, _MAX_NAME)):
        yield InvalidInputError(
            f"A name is one line of at most {_MAX_NAME} characters, and not empty.",
            ("input", name),
        )
