"""Starting: migrate, seed once, and say when ready."""

import hashlib
import json
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from subgraphs.chassis import migrations
from subgraphs.chassis.database import Database
from subgraphs.chassis.ids import demo_id
from subgraphs.chassis.keys import write_jwks, write_pem
from subgraphs.chassis.settings import IdentitySettings
from subgraphs.orders.app import MIGRATIONS, create_app
from subgraphs.orders.models import Base, Order, OrderItem
from subgraphs.orders.seed import demo_orders, seed
from subgraphs.orders.settings import OrdersSettings
from subgraphs.orders.states import OrderStatus


async def nothing(url: str) -> None:
    """The template of an empty database."""
    database = Database(url)
    async with database.engine.connect():
        pass
    await database.dispose()


async def test_the_first_start_makes_the_orders_and_the_second_keeps_them(
    databases: Any, tokens: Any, running: Any, tmp_path: Any, staff: str
) -> None:
    """In dev mode an empty database becomes the demo store, once."""
    url = databases.fresh("empty", nothing)
    settings = OrdersSettings(dev=True, database_url=url, data_dir=tmp_path)
    for _ in range(2):
        async with running(create_app(settings, tokens.public_keys)) as client:
            assert (await client.http.get("/health/ready")).json() == {"status": "ready"}
            data = await client.data("{ orders(first: 1) { totalCount } }", token=staff)
            assert data["orders"]["totalCount"] == 3_000


async def test_without_migrations_it_lives_but_is_not_ready(
    databases: Any, tokens: Any, running: Any, tmp_path: Any
) -> None:
    """Outside dev mode nobody migrates but the operator, and traffic waits."""
    jwks, key = tmp_path / "jwks.json", tmp_path / "key.pem"
    jwks.write_text(write_jwks(tokens.public_keys))
    key.write_bytes(write_pem(tokens.key))
    settings = OrdersSettings(
        database_url=databases.fresh("empty", nothing),
        cursor_secret=SecretStr("secret"),
        signing_key_file=key,
        identity=IdentitySettings(jwks_file=jwks),
    )
    async with running(create_app(settings)) as client:
        assert (await client.http.get("/health/live")).status_code == 200
        answer = await client.http.get("/health/ready")
        assert (answer.status_code, answer.json()) == (503, {"status": "migrations pending"})
        await migrations.upgrade(client.app.state.database.engine, MIGRATIONS)
        assert (await client.http.get("/health/ready")).status_code == 200


async def test_models_and_migrations_agree(database: Database) -> None:
    """A table that only the models know is a revision that somebody forgot."""
    assert await migrations.drift(database.engine, Base.metadata) == []


async def test_the_database_refuses_an_order_that_does_not_add_up(database: Database) -> None:
    """Whatever the services do: the constraints are the last line."""
    row = demo_orders("EUR")[Order][0] | {"id": demo_id("or", 9_001), "number": "BK-2025-009001"}
    row |= {"currency": "EUR", "subtotal_minor": 9, "shipping_minor": 1, "total_minor": 10}
    for changes in (
        {"total_minor": 9},
        {"total_minor": None},
        {"shipping_minor": None},
        {"subtotal_minor": -1, "total_minor": 0},
        {"item_count": 0},
        {"currency": None},
        {"status": OrderStatus.PENDING, "total_minor": None},
    ):
        with pytest.raises(IntegrityError, match="ck_orders_"):
            async with database.writing() as session:
                await session.execute(insert(Order), [row | changes])
    async with database.writing() as session:
        await session.execute(insert(Order), [row])


async def test_the_database_refuses_an_item_of_nothing(database: Database) -> None:
    """A line is for one copy at least."""
    row = demo_orders("EUR")[OrderItem][0] | {"line_no": 9, "quantity": 0}
    with pytest.raises(IntegrityError, match="ck_order_item_quantity_positive"):
        async with database.writing() as session:
            await session.execute(insert(OrderItem), [row])


async def test_the_demo_orders_keep_the_invariants(database: Database) -> None:
    """Totals are what the lines add up to."""
    async with database.reading() as session:
        lines = select(
            OrderItem.order_id,
            func.sum(OrderItem.quantity),
            func.sum(OrderItem.quantity * OrderItem.unit_price_minor),
        ).group_by(OrderItem.order_id)
        orders = select(Order.id, Order.item_count, Order.subtotal_minor)
        added = {tuple(row) for row in await session.execute(lines)}
        assert added == {tuple(row) for row in await session.execute(orders)}


async def test_seeding_leaves_a_store_alone(database: Database) -> None:
    """A store that has an order is somebody's."""
    await seed(database, currency="USD")
    async with database.reading() as session:
        assert set(await session.scalars(select(Order.currency).distinct())) == {"EUR", None}


def test_the_demo_orders_are_always_the_same() -> None:
    """Same seed, same bytes: recorded operations refer to them."""
    rows = demo_orders("EUR")
    text = json.dumps([[model.__tablename__, each] for model, each in rows.items()], default=str)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "222950be0ab1cac3"
    assert [each["id"] for each in rows[Order]] == [
        demo_id("or", number) for number in range(1, 3_001)
    ]
    placed = [each["placed_at"] for each in rows[Order]]
    assert placed == sorted(placed)
    assert sum(each["buyer_id"] == demo_id("us", 1) for each in rows[Order]) == 60
