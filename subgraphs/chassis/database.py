"""The database of a service: an engine, and sessions to read and to write with.

A read takes a connection for one statement, in autocommit: resolvers run concurrently, an
AsyncSession must not be shared by them, and no transaction stays open while other subgraphs are
waited for. A write is one transaction that commits when its block ends. On SQLite it begins
IMMEDIATE, so that two writers queue up at the start instead of failing when a reader turns into a
writer.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import Connection, DateTime, Dialect, String, event, insert, make_url, text
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator, TypeEngine

# Any number will do, as long as all services that share a PostgreSQL database agree on it.
SETUP_LOCK = text("SELECT pg_advisory_xact_lock(4000001)")

# Longer unused, a connection is asked whether it lives before it is used again.
IDLE_SECONDS = 5.0
_IDLE_SINCE = "idle_since"

# PostgreSQL would sort by the language of the database; pages must be the same everywhere.
OrderedText: TypeEngine[str] = String().with_variant(String(collation="C"), "postgresql")


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC to the millisecond, zone and all, from SQLite too, which knows no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- SQLAlchemy's signature
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- SQLAlchemy's signature
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


def utc_now() -> datetime:
    """Now, to the millisecond: what is stored is what was answered."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


class Database:
    """One engine and the two kinds of session on it; lives as long as the application runs."""

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url)
        reads = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._reads = async_sessionmaker(reads, expire_on_commit=False, autoflush=False)
        self._writes = async_sessionmaker(self.engine, expire_on_commit=False)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session for one read; what it loads stays usable after it."""
        async with self._reads() as session:
            yield session

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """A transaction: committed at the end of the block, undone if the block raises."""
        async with self._writes.begin() as session:
            yield session

    @asynccontextmanager
    async def writing_alone(self) -> AsyncIterator[AsyncSession]:
        """A transaction that one process at a time is in: to migrate, to seed."""
        async with self.writing() as session:
            if self.engine.dialect.name == "postgresql":
                await session.execute(SETUP_LOCK)
            yield session

    async def dispose(self) -> None:
        await self.engine.dispose()


async def insert_rows(
    session: AsyncSession, rows: Mapping[type[DeclarativeBase], Sequence[Mapping[str, Any]]]
) -> None:
    """Insert many rows, given by table in an order that foreign keys allow, fast.

    Into the tables, not through the classes: the ORM would send a batch for each run of rows that
    have the same columns null. So every row names every column that has no default.
    """
    for model, values in rows.items():
        if values:
            await session.execute(insert(model.__table__), list(values))  # type: ignore[arg-type]  # is a Table


def create_engine(url: str) -> AsyncEngine:
    """An engine for `sqlite+aiosqlite:` or `postgresql+asyncpg:`; nothing is connected yet."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        engine = create_async_engine(parsed)
        event.listen(engine.sync_engine, "checkin", _note_the_time)
        event.listen(engine.sync_engine, "checkout", partial(_replace_if_dead, engine.dialect))
        return engine
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(parsed)
    event.listen(engine.sync_engine, "connect", _set_pragmas)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def _set_pragmas(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in (
        "foreign_keys = ON",
        "journal_mode = WAL",
        "busy_timeout = 5000",
        "synchronous = NORMAL",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _note_the_time(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info[_IDLE_SINCE] = monotonic()


def _replace_if_dead(
    dialect: Dialect, connection: Any, record: ConnectionPoolEntry, _proxy: object
) -> None:
    """Ask a connection from the pool whether it lives, if it was idle for some time.

    SQLAlchemy's own `pool_pre_ping` asks each time, with a transaction around it: three journeys to
    the server before a read that takes one. A server that goes down says so, and asyncpg knows;
    only what was lost on the way, as by a firewall, has to be asked for.
    """
    idle_since = record.info.get(_IDLE_SINCE)
    if idle_since is None:
        return  # just connected
    if connection.driver_connection.is_closed():
        raise DisconnectionError
    if monotonic() - idle_since > IDLE_SECONDS:
        try:
            dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error
