"""What the resolvers of orders find in `info.context`."""

import strawberry

from subgraphs.chassis.connections import Paging
from subgraphs.chassis.context import RequestContext
from subgraphs.chassis.database import Database
from subgraphs.chassis.identity import Caller
from subgraphs.orders.loaders import Loaders
from subgraphs.orders.placing_service import PlacingService
from subgraphs.orders.service import OrderService


class OrdersContext(RequestContext):
    """One request: the orders that the caller may see, and what they may order."""

    def __init__(
        self,
        caller: Caller,
        database: Database,
        paging: Paging,
        orders: OrderService,
        placing: PlacingService,
    ) -> None:
        super().__init__(caller, database, paging)
        self.orders = orders
        self.placing = placing
        self.loaders = Loaders(orders)


Info = strawberry.Info[OrdersContext, None]
