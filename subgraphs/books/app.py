"""The books service, put together. Nothing else in this folder knows all the others.

uvicorn subgraphs.books.app:create_dev_app --factory --port 4001
"""

from functools import partial
from pathlib import Path

from fastapi import FastAPI

from subgraphs.chassis.app import ServiceDefinition, create_service
from subgraphs.chassis.connections import Paging
from subgraphs.chassis.database import Database
from subgraphs.chassis.identity import Caller
from subgraphs.chassis.keys import PublicKeys

from .schema import schema
from .schema.context import BooksContext
from .seed import seed
from .service import CatalogueService
from .settings import BooksSettings
from .stock_service import StockService

MIGRATIONS = Path(__file__).parent / "migrations"


def create_app(settings: BooksSettings | None = None, keys: PublicKeys | None = None) -> FastAPI:
    """The ASGI application. Without settings, those of the environment; see create_service."""
    settings = settings or BooksSettings()

    def make_context(caller: Caller, database: Database, paging: Paging) -> BooksContext:
        catalogue = CatalogueService(caller, database, settings.currency)
        return BooksContext(caller, database, paging, catalogue, StockService(caller, database))

    definition = ServiceDefinition(
        schema=schema,
        migrations=MIGRATIONS,
        make_context=make_context,
        seed=partial(seed, currency=settings.currency),
    )
    return create_service(definition, settings, keys)


def create_dev_app() -> FastAPI:
    """The application in dev mode: embedded database, demo data, made-up keys."""
    return create_app(BooksSettings(dev=True))
