"""The orders service, put together. Nothing else in this folder knows all the others.

uvicorn subgraphs.orders.app:create_dev_app --factory --port 4002
"""

from functools import partial
from pathlib import Path

from fastapi import FastAPI

from subgraphs.chassis.app import ServiceDefinition, create_service
from subgraphs.chassis.connections import Paging
from subgraphs.chassis.database import Database
from subgraphs.chassis.identity import Caller
from subgraphs.chassis.keys import PublicKeys
from subgraphs.chassis.service_client import ServiceClient
from subgraphs.chassis.trust import signing_key

from .placing_service import PlacingService
from .reservations import SCOPE, Reservations
from .schema import schema
from .schema.context import OrdersContext
from .seed import seed
from .service import OrderService
from .settings import OrdersSettings

MIGRATIONS = Path(__file__).parent / "migrations"


def create_app(settings: OrdersSettings | None = None, keys: PublicKeys | None = None) -> FastAPI:
    """The ASGI application. Without settings, those of the environment; see create_service."""
    settings = settings or OrdersSettings()
    books = ServiceClient(
        caller=settings.service,
        service="books",
        scopes=[SCOPE],
        key=signing_key(settings),
        url=settings.books_url,
        timeout_seconds=settings.books_timeout_seconds,
    )

    def make_context(caller: Caller, database: Database, paging: Paging) -> OrdersContext:
        orders = OrderService(caller, database)
        placing = PlacingService(caller, database, Reservations(books))
        return OrdersContext(caller, database, paging, orders, placing)

    definition = ServiceDefinition(
        schema=schema,
        migrations=MIGRATIONS,
        make_context=make_context,
        seed=partial(seed, currency=settings.currency),
        clients=(books,),
    )
    return create_service(definition, settings, keys)


def create_dev_app() -> FastAPI:
    """The application in dev mode: embedded database, demo data, made-up keys."""
    return create_app(OrdersSettings(dev=True))
