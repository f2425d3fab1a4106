"""Books with its demo catalogue, on either database."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from subgraphs.books.app import MIGRATIONS, create_app
from subgraphs.books.seed import seed
from subgraphs.books.settings import BooksSettings
from subgraphs.chassis import migrations
from subgraphs.chassis.database import Database


async def prepare(url: str) -> None:
    """Migrate and seed, as a first start in dev mode does."""
    database = Database(url)
    await migrations.upgrade(database.engine, MIGRATIONS)
    await seed(database, currency="EUR")
    await database.dispose()


@pytest.fixture
def database_url(databases: Any) -> str:
    url: str = databases.fresh("books", prepare)
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.dispose()


@pytest.fixture
async def books(database_url: str, tokens: Any, running: Any) -> AsyncIterator[Any]:
    """A client of the running service."""
    settings = BooksSettings(dev=True, database_url=database_url)
    async with running(create_app(settings, tokens.public_keys)) as client:
        yield client
