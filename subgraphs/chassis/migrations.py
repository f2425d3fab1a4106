"""Alembic, run from the package: no alembic.ini, no shell, the same on SQLite and PostgreSQL.

A subgraph's `migrations/env.py` calls `run_migrations` with its metadata; its revisions are in
`migrations/versions/`. Services that start together queue up on a lock and find the work done.
`python -m subgraphs.chassis.migrations books` migrates one service's database, of which it needs to
know nothing but BOOKS_DATABASE_URL; with `--revision "Say why"` it writes what the models have
changed into a new revision instead.
"""

import sys
from argparse import ArgumentParser
from asyncio import run
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from alembic import command, context
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData
from sqlalchemy.ext.asyncio import AsyncEngine

from .database import SETUP_LOCK, Database, UtcDateTime
from .ids import PublicId
from .settings import database_settings


async def upgrade(engine: AsyncEngine, directory: Path) -> None:
    """Bring the database to the newest revision in `directory`, in one transaction."""

    def run_upgrade(connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.execute(SETUP_LOCK)
        command.upgrade(_config(directory, connection), "head")

    async with engine.begin() as connection:
        await connection.run_sync(run_upgrade)


async def is_at_head(engine: AsyncEngine, directory: Path) -> bool:
    """Whether the database has every revision that this build of the service brings."""

    def heads(connection: Connection) -> tuple[str, ...]:
        return MigrationContext.configure(connection).get_current_heads()

    script = ScriptDirectory.from_config(_config(directory))
    async with engine.connect() as connection:
        return set(await connection.run_sync(heads)) == set(script.get_heads())


async def drift(engine: AsyncEngine, metadata: MetaData) -> list[Any]:
    """What the models say and the migrated database does not have, or the other way round."""

    def compare(connection: Connection) -> list[Any]:
        options = {"compare_type": True, "compare_server_default": False}
        return list(
            compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
        )

    async with engine.connect() as connection:
        return await connection.run_sync(compare)


def run_migrations(metadata: MetaData) -> None:
    """The whole of a subgraph's `env.py`. Needs the connection that `upgrade` hands over."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        render_as_batch=True,  # SQLite cannot alter a table; Alembic copies it instead
        render_item=_render_item,
    )
    with context.begin_transaction():
        context.run_migrations()


def _render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    # Revisions must not import our types: they have to run when the code has moved on.
    for own, plain in ((PublicId, "sa.Uuid()"), (UtcDateTime, "sa.DateTime(timezone=True)")):
        if kind == "type" and isinstance(item, own):
            return plain
    return False


def _config(directory: Path, connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(directory).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


async def write_revision(directory: Path, message: str) -> None:
    """Write a revision that brings the newest migrated database to where the models are."""

    def write(connection: Connection) -> None:
        number = f"{len(list((directory / 'versions').glob('*.py'))) + 1:04d}"
        config = _config(directory, connection)
        command.revision(config, message, autogenerate=True, rev_id=number)

    with TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/scratch.db")
        await upgrade(database.engine, directory)
        async with database.engine.begin() as connection:
            await connection.run_sync(write)
        await database.dispose()


async def _migrate(url: str, directory: Path) -> None:
    database = Database(url)
    try:
        await upgrade(database.engine, directory)
    finally:
        await database.dispose()


def main(arguments: list[str] | None = None) -> int:
    """Migrate the database that a service's settings name, or write a new revision for it."""
    parser = ArgumentParser(prog="python -m subgraphs.chassis.migrations")
    parser.add_argument("service", choices=("books", "orders", "users"))
    parser.add_argument("--revision", metavar="MESSAGE", help="write what the models have changed")
    options = parser.parse_args(arguments)
    directory = Path(__file__).parent.parent / options.service / "migrations"
    if options.revision:
        run(write_revision(directory, options.revision))
        return 0
    run(_migrate(database_settings(options.service).database_url, directory))
    return 0


if __name__ == "__main__":
    sys.exit(main())
