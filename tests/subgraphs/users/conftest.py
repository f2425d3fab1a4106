"""Users with its demo accounts, on either database, with passwords that are cheap to hash."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from subgraphs.chassis import migrations
from subgraphs.chassis.database import Database
from subgraphs.chassis.keys import write_pem
from subgraphs.users.app import MIGRATIONS, create_app
from subgraphs.users.passwords import Passwords
from subgraphs.users.seed import DEMO_ACCOUNTS, seed
from subgraphs.users.settings import UsersSettings

CHEAP: dict[str, Any] = {
    "argon2_time_cost": 1,
    "argon2_memory_kib": 8,
    "argon2_parallelism": 1,
}

LOG_IN = """
    mutation ($input: LogInInput!) { logIn(input: $input) {
      user { id username roles } tokens { accessToken } errors { __typename code path }
    } }
"""


async def prepare(url: str) -> None:
    """Migrate and seed, as a first start in dev mode does."""
    database = Database(url)
    await migrations.upgrade(database.engine, MIGRATIONS)
    await seed(database, passwords=Passwords(UsersSettings(dev=True, **CHEAP)))
    await database.dispose()


@pytest.fixture
def database_url(databases: Any) -> str:
    url: str = databases.fresh("users", prepare)
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.dispose()


@pytest.fixture
def settings(database_url: str, tokens: Any, tmp_path: Path) -> UsersSettings:
    """In dev mode; what the service signs, `tokens` could have signed."""
    key_file = tmp_path / "key.pem"
    key_file.write_bytes(write_pem(tokens.key))
    return UsersSettings(dev=True, database_url=database_url, signing_key_file=key_file, **CHEAP)


@pytest.fixture
async def users(settings: UsersSettings, running: Any) -> AsyncIterator[Any]:
    """A client of the running service."""
    async with running(create_app(settings)) as client:
        yield client


@pytest.fixture
def passwords() -> dict[str, str | None]:
    """Of the demo accounts, by user name."""
    return {account.username: account.password for account in DEMO_ACCOUNTS}


@pytest.fixture
def log_in(users: Any) -> Callable[[str, str], Awaitable[Any]]:
    """`await log_in(login, password)`: the payload."""

    async def run(login: str, password: str) -> Any:
        data = await users.data(LOG_IN, input={"login": login, "password": password})
        return data["logIn"]

    return run
