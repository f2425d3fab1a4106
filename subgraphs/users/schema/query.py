"""The root of queries."""

import strawberry

from subgraphs.chassis.fields import field
from subgraphs.chassis.ids import USER, id_to_uuid

from .context import Info
from .types import User


@strawberry.type
class Query:
    @field(description="Who is signed in; null when nobody is, or the account was closed since.")
    async def me(self, info: Info) -> User | None:
        caller = info.context.caller
        if caller.subject is None or caller.is_service:
            return None
        row = await info.context.loaders.users.load(caller.subject)
        return User.of(row, caller) if row and row.is_open else None

    @field(authenticated=True)
    async def user(self, info: Info, id: strawberry.ID) -> User | None:  # noqa: A002 -- the argument's name
        info.context.caller.require_user()
        id_to_uuid(USER, id)
        row = await info.context.loaders.users.load(id)
        return User.of(row, info.context.caller) if row else None
