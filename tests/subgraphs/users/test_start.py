"""Starting: migrate, seed once, and say when ready."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from subgraphs.chassis import migrations
from subgraphs.chassis.database import Database
from subgraphs.chassis.ids import demo_id
from subgraphs.chassis.keys import write_jwks, write_pem
from subgraphs.chassis.settings import IdentitySettings
from subgraphs.users.app import MIGRATIONS, create_app, create_dev_app
from subgraphs.users.models import AccountStatus, Base, User
from subgraphs.users.passwords import Passwords
from subgraphs.users.seed import DEMO_ACCOUNTS, demo_users, seed
from subgraphs.users.settings import UsersSettings


async def nothing(url: str) -> None:
    """The template of an empty database."""
    database = Database(url)
    async with database.engine.connect():
        pass
    await database.dispose()


async def test_the_first_start_makes_the_accounts_and_the_second_keeps_them(
    databases: Any, settings: UsersSettings, running: Any, passwords: Any
) -> None:
    """In dev mode an empty database becomes the demo store, once."""
    settings = settings.model_copy(update={"database_url": databases.fresh("empty_users", nothing)})
    log_in = "mutation ($input: LogInInput!) { logIn(input: $input) { user { id } } }"
    arguments = {"login": "reader", "password": passwords["reader"]}
    for _ in range(2):
        async with running(create_app(settings)) as client:
            assert (await client.http.get("/health/ready")).json() == {"status": "ready"}
            user = (await client.data(log_in, input=arguments))["logIn"]["user"]
            assert user == {"id": demo_id("us", 1)}
            async with client.app.state.database.reading() as session:
                assert (await session.scalars(select(func.count()).select_from(User))).one() == 500


async def test_outside_dev_mode_there_are_no_demo_accounts(
    databases: Any, tokens: Any, running: Any, tmp_path: Path, passwords: Any
) -> None:
    """The operator migrates, nobody seeds, and the demo passwords open nothing."""
    jwks, key = tmp_path / "jwks.json", tmp_path / "key.pem"
    jwks.write_text(write_jwks(tokens.public_keys))
    key.write_bytes(write_pem(tokens.key))
    settings = UsersSettings(
        database_url=databases.fresh("empty_users", nothing),
        cursor_secret=SecretStr("secret"),
        signing_key_file=key,
        identity=IdentitySettings(jwks_file=jwks),
    )
    log_in = "mutation ($input: LogInInput!) { logIn(input: $input) { errors { code } } }"
    async with running(create_app(settings)) as client:
        answer = await client.http.get("/health/ready")
        assert (answer.status_code, answer.json()) == (503, {"status": "migrations pending"})
        await migrations.upgrade(client.app.state.database.engine, MIGRATIONS)
        assert (await client.http.get("/health/ready")).status_code == 200
        arguments = {"login": "boss", "password": passwords["boss"]}
        payload = (await client.data(log_in, input=arguments))["logIn"]
        assert payload == {"errors": [{"code": "BAD_CREDENTIALS"}]}


def test_the_dev_app_says_how_to_sign_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passwords: dict[str, str | None]
) -> None:
    """`supergraph dev` shows this note; an app that is not in dev mode has none."""
    monkeypatch.setenv("USERS_DATA_DIR", str(tmp_path))
    note: str = create_dev_app().dev_note  # type: ignore[attr-defined]  # no attribute of FastAPI's
    assert all(f"{username} / {password}" in note for username, password in passwords.items())
    assert not hasattr(create_app(UsersSettings(dev=True)), "dev_note")


async def test_models_and_migrations_agree(database: Database) -> None:
    """A table that only the models know is a revision that somebody forgot."""
    assert await migrations.drift(database.engine, Base.metadata) == []


async def test_seeding_leaves_a_store_alone(database: Database) -> None:
    """A store that has an account is somebody's."""
    async with database.writing() as session:
        await session.execute(update(User).values(display_name="Mine"))
    await seed(database, passwords=Passwords(UsersSettings(dev=True)))
    async with database.reading() as session:
        assert set(await session.scalars(select(User.display_name))) == {"Mine"}


@pytest.mark.parametrize(
    "values",
    [
        {"status": AccountStatus.ANONYMISED},
        {"username": None},
        {"email": None},
        {"username": "clerk"},
        {"email": "clerk@example.org"},
    ],
)
async def test_the_database_knows_what_is_never_true(
    database: Database, values: dict[str, Any]
) -> None:
    """Half a tombstone, an account without a holder, two with one name or verified address."""
    with pytest.raises(IntegrityError):
        async with database.writing() as session:
            await session.execute(update(User).where(User.username == "reader").values(values))


def test_the_demo_accounts_are_always_the_same() -> None:
    """Same bytes: other services refer to them."""
    hashes = {each.password: "hash" for each in DEMO_ACCOUNTS if each.password}
    rows = demo_users(hashes)
    text = json.dumps([[model.__tablename__, each] for model, each in rows.items()], default=str)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "9e5712b82ad3c5c8"
    assert [each["id"] for each in rows[User]] == [demo_id("us", n) for n in range(1, 501)]
    assert len({each["username"] for each in rows[User]}) == 500
    with_password = [each["username"] for each in rows[User] if each["password_hash"]]
    assert with_password == ["reader", "clerk", "boss"]
