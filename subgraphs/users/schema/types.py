"""The entity of users.

Other subgraphs show users to strangers, so what is private is refused field by field: null with an
error at its path, and the rest of the answer stands.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import strawberry
import strawberry.federation as federated

from subgraphs.chassis import ids
from subgraphs.chassis.federation import Representation, answer_by_id
from subgraphs.chassis.fields import field
from subgraphs.chassis.identity import Caller
from subgraphs.chassis.scalars import EmailAddress
from subgraphs.users import models

from .context import Info
from .values import AccountStatus, Role


@federated.type(keys=["id"])
class User:
    """A person with an account. Everybody sees the pen name; the rest is for that person and
    staff.
    """

    row: strawberry.Private[models.User]
    viewer: strawberry.Private[Caller]
    id: strawberry.ID
    display_name: str = strawberry.field(
        description="Public pen name; a fixed placeholder once the account is anonymised."
    )

    @classmethod
    def of(cls, row: models.User, viewer: Caller) -> "User":
        """The user as `viewer` may see them, who is not the caller at the moment of log-in."""
        return cls(row=row, viewer=viewer, id=strawberry.ID(row.id), display_name=row.display_name)

    @classmethod
    async def resolve_references(
        cls, info: Info, references: Sequence[Representation]
    ) -> list[Any]:
        context = info.context

        def make(row: models.User) -> User:
            return cls.of(row, context.caller)

        return await answer_by_id(ids.USER, references, context.accounts.users_by_id, make)

    @field(authenticated=True)
    def username(self) -> str | None:
        return self._private().username

    @field(authenticated=True)
    def email(self) -> EmailAddress | None:
        address = self._private().email
        return EmailAddress(address) if address else None

    @field(authenticated=True)
    def full_name(self) -> str | None:
        return self._private().full_name

    @field(authenticated=True)
    def roles(self) -> list[Role] | None:
        return list(self._private().roles)

    @field(authenticated=True)
    def status(self) -> AccountStatus | None:
        return self._private().status

    @field(authenticated=True)
    def created_at(self) -> datetime | None:
        return self._private().created_at

    @field(authenticated=True, description="Counts changes; `updateProfile` may expect it.")
    def version(self) -> int | None:
        return self._private().version

    def _private(self) -> models.User:
        """The row. Raises AccessError for whoever may see only the pen name."""
        self.viewer.require_self_or("users:read", self.row.id)
        return self.row
