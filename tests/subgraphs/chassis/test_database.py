"""Connections that died while nobody used them: the next read does not notice."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest
from sqlalchemy import event, text

from subgraphs.chassis import database as chassis
from subgraphs.chassis.database import Database

pytestmark = pytest.mark.postgres

PID = text("SELECT pg_backend_pid()")


async def nothing(url: str) -> None:
    """The template of an empty database."""


@pytest.fixture
def url(postgres_databases: Any) -> str:
    fresh: str = postgres_databases.fresh("nothing", nothing)
    return fresh


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    yield database
    await database.dispose()


@pytest.fixture
def pings(database: Database) -> list[object]:
    """The connections that were asked whether they live."""
    dialect, found = database.engine.dialect, []
    ping = dialect.do_ping

    def note(connection: Any) -> bool:
        found.append(connection)
        return ping(connection)

    dialect.do_ping = note  # type: ignore[method-assign] -- counts the real calls
    return found


async def backend(database: Database) -> int:
    async with database.reading() as session:
        return int((await session.execute(PID)).scalar_one())


async def end(url: str, backend_pid: int) -> None:
    """As an operator, or a server that goes down, ends a connection."""
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    await connection.execute("SELECT pg_terminate_backend($1, 60000)", backend_pid)
    await connection.close()


async def test_a_connection_in_use_is_not_asked(database: Database, pings: list[object]) -> None:
    """Two reads one after the other are two journeys to the server, and one connection."""
    assert await backend(database) == await backend(database)
    assert pings == []


async def test_one_that_was_long_idle_is_asked(
    database: Database, pings: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have been lost without a word."""
    monkeypatch.setattr(chassis, "IDLE_SECONDS", -1.0)
    assert await backend(database) == await backend(database)
    assert len(pings) == 1


async def test_one_that_does_not_answer_is_replaced(
    url: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The read that finds it out is answered all the same."""
    monkeypatch.setattr(chassis, "IDLE_SECONDS", -1.0)
    before = await backend(database)
    await end(url, before)
    assert await backend(database) != before


async def test_one_that_was_closed_is_replaced_unasked(
    url: str, database: Database, pings: list[object]
) -> None:
    """asyncpg has been told."""
    is_told = asyncio.Event()

    def listen(connection: Any, _record: object) -> None:
        connection.driver_connection.add_termination_listener(lambda _: is_told.set())

    event.listen(database.engine.sync_engine, "connect", listen)
    before = await backend(database)
    await end(url, before)
    await asyncio.wait_for(is_told.wait(), 60)
    assert await backend(database) != before
    assert pings == []
