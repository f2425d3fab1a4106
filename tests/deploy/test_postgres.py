"""deploy/postgres, run on a real server: each role has its own database, and nothing else."""

from pathlib import Path

import asyncpg
import pytest

from .conftest import SUBGRAPHS, Postgres

pytestmark = pytest.mark.postgres

FOREIGN = [
    (name, database)
    for name in SUBGRAPHS
    for database in (*SUBGRAPHS, "postgres", "template1")
    if database != name
]


def password_of(name: str, secrets: Path) -> str:
    return (secrets / f"{name}_database_password").read_text().strip()


@pytest.mark.parametrize("name", SUBGRAPHS)
async def test_role_can_make_tables_in_its_own_database(
    name: str, postgres: Postgres, secrets: Path
) -> None:
    """What a migration does; the encoding holds any title."""
    connection = await postgres.connect(name, password_of(name, secrets), name)
    try:
        await connection.execute("CREATE TABLE shelf (title text)")
        await connection.execute("DROP TABLE shelf")
        assert await connection.fetchval("SHOW server_encoding") == "UTF8"
    finally:
        await connection.close()


@pytest.mark.parametrize(("name", "database"), FOREIGN)
async def test_role_is_refused_on_other_databases(
    name: str, database: str, postgres: Postgres, secrets: Path
) -> None:
    """The right password does not open a database that is somebody else's."""
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="permission denied for database"):
        await postgres.connect(name, password_of(name, secrets), database)


async def test_password_is_the_one_in_the_file(postgres: Postgres) -> None:
    """Any other is refused."""
    with pytest.raises(asyncpg.InvalidPasswordError):
        await postgres.connect("books", "guessed", "books")


@pytest.mark.parametrize("name", SUBGRAPHS)
async def test_role_rules_nobody(name: str, postgres: Postgres, secrets: Path) -> None:
    """It can make neither roles nor databases, and belongs to no other role."""
    connection = await postgres.connect(name, password_of(name, secrets), name)
    try:
        row = await connection.fetchrow(
            "SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls"
            " FROM pg_roles WHERE rolname = current_user"
        )
        assert not any(row.values())
        assert (
            await connection.fetchval(
                "SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole"
            )
            == 0
        )
    finally:
        await connection.close()
