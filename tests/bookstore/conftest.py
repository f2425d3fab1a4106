"""The whole bookstore in this process: three apps on seeded SQLite stores, and the router."""

import asyncio
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import pytest
from fastapi import FastAPI
from sqlalchemy import event

from router import RequestContext, Router, Subgraph
from router.errors import SubgraphUnreachable
from router.executor.transports.asgi_transport import AsgiTransport
from router.executor.transports.transport import TransportResponse
from subgraphs.books import app as books
from subgraphs.books.settings import BooksSettings
from subgraphs.orders import app as orders
from subgraphs.orders.settings import OrdersSettings
from subgraphs.users import app as users
from subgraphs.users.settings import UsersSettings

ROOT = Path(__file__).parent.parent.parent
NAMES = ("books", "orders", "users")
PASSWORDS = {"reader": "bookstore-customer-demo", "clerk": "bookstore-staff-demo"}


def make_apps(data_dir: Path) -> dict[str, FastAPI]:
    """The three apps in dev mode, their stores in one folder."""
    return {
        "books": books.create_app(BooksSettings(dev=True, data_dir=data_dir)),
        "orders": orders.create_app(OrdersSettings(dev=True, data_dir=data_dir)),
        "users": users.create_app(UsersSettings(dev=True, data_dir=data_dir)),
    }


def subgraphs() -> list[Subgraph]:
    """As supergraph.yaml names them."""
    return [
        Subgraph(
            name, f"http://{name}/graphql", (ROOT / f"subgraphs/{name}/schema.graphql").read_text()
        )
        for name in NAMES
    ]


@dataclass
class Observed:
    """A transport that notes what it sends; while `is_down`, it does not reach anything."""

    name: str
    inner: AsgiTransport
    is_down: bool = False
    sent: list[dict[str, Any]] = field(default_factory=list)

    async def send(
        self,
        body: bytes,
        headers: Mapping[str, str],
        *,
        timeout_seconds: float | None = None,
        idempotent: bool = False,
    ) -> TransportResponse:
        if self.is_down:
            raise SubgraphUnreachable(self.name, f'Subgraph "{self.name}" refused the connection.')
        self.sent.append(orjson.loads(body))
        return await self.inner.send(
            body, headers, timeout_seconds=timeout_seconds, idempotent=idempotent
        )

    async def close(self) -> None:
        await self.inner.close()


class Bookstore:
    """The router, its subgraphs, and what went on between them."""

    def __init__(self, apps: Mapping[str, FastAPI], transports: Mapping[str, Observed]) -> None:
        self.apps = apps
        self.subgraphs = transports
        self.router = Router.from_subgraphs(subgraphs(), transports)
        self.statements: Counter[str] = Counter()
        self.token: str | None = None

    def watch_statements(self) -> None:
        """Count the SQL statements of each service from now on."""
        for name, app in self.apps.items():

            def count(*_: object, service: str = name) -> None:
                self.statements[service] += 1

            engine = app.state.database.engine.sync_engine
            event.listen(engine, "before_cursor_execute", count)

    def forget(self) -> None:
        """Begin to count anew."""
        self.statements.clear()
        for transport in self.subgraphs.values():
            transport.sent.clear()

    async def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """One request; as whoever is signed in."""
        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        return await self.router.execute(query, variables, context=RequestContext(headers=headers))

    async def data(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data of a request that must not have errors."""
        response = await self.ask(query, **variables)
        assert "errors" not in response, response["errors"]
        found: dict[str, Any] = response["data"]
        return found

    async def sign_in(self, login: str) -> None:
        """As one of the demo users."""
        answer = await self.data(
            """mutation ($login: String!, $password: String!) {
                 logIn(input: {login: $login, password: $password}) {
                   tokens { accessToken } errors { code } } }""",
            login=login,
            password=PASSWORDS[login],
        )
        self.token = answer["logIn"]["tokens"]["accessToken"]


@asynccontextmanager
async def running(data_dir: Path) -> AsyncIterator[Bookstore]:
    """The bookstore on the stores in a folder, seeded if they are empty."""
    apps = make_apps(data_dir)
    transports = {
        name: Observed(name, AsgiTransport(name, app, siblings=apps)) for name, app in apps.items()
    }
    for transport in transports.values():
        await transport.inner.open()
    store = Bookstore(apps, transports)
    store.watch_statements()
    yield store
    for transport in transports.values():
        await transport.close()


@pytest.fixture(scope="session")
def seeded_stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with seeded stores, to copy."""
    folder = tmp_path_factory.mktemp("seeded")

    async def seed() -> None:
        async with running(folder):
            pass

    asyncio.run(seed())
    return folder


@pytest.fixture
async def bookstore(seeded_stores: Path, tmp_path: Path) -> AsyncIterator[Bookstore]:
    """A bookstore of its own for each test, with the demo data."""
    shutil.copytree(seeded_stores, tmp_path / "data")
    async with running(tmp_path / "data") as store:
        yield store
