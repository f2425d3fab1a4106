"""What one request reads about many orders, users and books at once, each in one statement."""

from subgraphs.chassis.connections import Page, PageRequest
from subgraphs.chassis.loaders import Loader, LoaderGroup

from .filters import OrderFilter
from .models import Order, OrderItem
from .service import OrderService


class Loaders:
    """Made for one request; the caller's rights are the service's."""

    def __init__(self, orders: OrderService) -> None:
        self.items: Loader[str, list[OrderItem]] = Loader(orders.items_by_order)
        self.units_sold: Loader[str, int] = Loader(orders.units_sold_by_book)
        self.orders_of_user: LoaderGroup[tuple[OrderFilter, PageRequest], str, Page[Order]] = (
            LoaderGroup(lambda by: lambda ids: orders.pages_by_buyer(ids, *by))
        )
        self.order_counts_of_user: LoaderGroup[OrderFilter, str, int] = LoaderGroup(
            lambda filter_: lambda ids: orders.counts_by_buyer(ids, filter_)
        )
