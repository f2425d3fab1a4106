"""The root of queries."""

from typing import Annotated

import strawberry
import strawberry.federation as federated

from subgraphs.chassis.fields import field, list_size
from subgraphs.chassis.ids import ORDER, id_to_uuid
from subgraphs.chassis.scalars import Cursor
from subgraphs.orders.filters import NEWEST, OrderFilter

from .context import Info
from .inputs import OrderFilterInput
from .types import Order, OrderConnection


@strawberry.type
class Query:
    @field(authenticated=True, description="Null for an order of somebody else, too.")
    async def order(self, info: Info, id: strawberry.ID) -> Order | None:  # noqa: A002 -- the argument's name
        info.context.caller.require_user()
        id_to_uuid(ORDER, id)
        rows = await info.context.orders.by_reference([id])
        return Order.of(rows[0]) if rows else None

    @field(authenticated=True, description="Null for an order of somebody else, too.")
    async def order_by_number(self, info: Info, number: str) -> Order | None:
        info.context.caller.require_user()
        rows = await info.context.orders.by_reference([], [number])
        return Order.of(rows[0]) if rows else None

    @field(
        requires_scopes=[["orders:read"]],
        tags=["staff"],
        directives=[list_size("first", "last", sized="edges", assumed=20)],
        description="Everybody's, newest first.",
    )
    async def orders(  # noqa: PLR0917 -- the arguments of the field
        self,
        info: Info,
        filter: OrderFilterInput | None = None,  # noqa: A002 -- the argument's name
        first: int | None = None,
        after: Cursor | None = None,
        last: int | None = None,
        before: Cursor | None = None,
        offset: Annotated[int | None, federated.argument(tags=["rest"])] = None,
    ) -> OrderConnection:
        paging, orders = info.context.paging, info.context.orders
        wanted = filter.to_filter() if filter else OrderFilter()
        request = paging.request(
            NEWEST.name,
            wanted.scope,
            first=first,
            after=after,
            last=last,
            before=before,
            offset=offset,
        )
        page = await orders.page(wanted, request)
        cursors = paging.cursors(NEWEST.name, wanted.scope, page)

        async def count() -> int:
            return await orders.count(wanted)

        return OrderConnection.of(page, cursors, count)
