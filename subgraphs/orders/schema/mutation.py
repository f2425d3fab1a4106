"""The root of mutations: each hands its input to a service and shows what came of it."""

import strawberry

from subgraphs.chassis.errors import DomainError
from subgraphs.chassis.fields import mutation

from .context import Info
from .inputs import PlaceOrderInput
from .payloads import OrderPayload


@strawberry.type
class Mutation:
    @mutation(
        requires_scopes=[["orders:own"], ["orders:write"]],
        description="The copies are held for a while; the price is the shop's when they are. When "
        "the shop does not answer, the order stays PENDING: send the same again, with its key.",
    )
    async def place_order(self, info: Info, input: PlaceOrderInput) -> OrderPayload:  # noqa: A002 -- the argument's name
        placing = info.context.placing
        try:
            buyer_id = placing.buyer(input.on_behalf_of)
            return OrderPayload.of(await placing.place(input.to_new_order(buyer_id)))
        except DomainError as refused:
            return OrderPayload.refused(refused)
