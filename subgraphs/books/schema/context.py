"""What the resolvers of books find in `info.context`."""

import strawberry

from subgraphs.books.loaders import Loaders
from subgraphs.books.service import CatalogueService
from subgraphs.books.stock_service import StockService
from subgraphs.chassis.connections import Paging
from subgraphs.chassis.context import RequestContext
from subgraphs.chassis.database import Database
from subgraphs.chassis.identity import Caller


class BooksContext(RequestContext):
    """One request: the caller's view of the catalogue and of the stock."""

    def __init__(
        self,
        caller: Caller,
        database: Database,
        paging: Paging,
        catalogue: CatalogueService,
        stock: StockService,
    ) -> None:
        super().__init__(caller, database, paging)
        self.catalogue = catalogue
        self.stock = stock
        self.loaders = Loaders(catalogue)


Info = strawberry.Info[BooksContext, None]
