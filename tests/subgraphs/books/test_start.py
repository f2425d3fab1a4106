"""Starting: migrate, seed once, and say when ready."""

import hashlib
import json
from typing import Any

from pydantic import SecretStr
from sqlalchemy import func, select

from subgraphs.books.app import MIGRATIONS, create_app
from subgraphs.books.models import Base, Book, Review, Stock, StockMovement
from subgraphs.books.seed import demo_catalogue, read_classics, seed
from subgraphs.books.settings import BooksSettings
from subgraphs.chassis import migrations
from subgraphs.chassis.database import Database
from subgraphs.chassis.ids import demo_id
from subgraphs.chassis.isbn import isbn13
from subgraphs.chassis.keys import write_jwks
from subgraphs.chassis.settings import IdentitySettings


async def nothing(url: str) -> None:
    """The template of an empty database."""
    await Database(url).dispose()
    if url.startswith("sqlite"):
        database = Database(url)
        async with database.engine.connect():
            pass
        await database.dispose()


async def test_the_first_start_makes_the_catalogue_and_the_second_keeps_it(
    databases: Any, tokens: Any, running: Any
) -> None:
    """In dev mode an empty database becomes the demo shop, once."""
    settings = BooksSettings(dev=True, database_url=databases.fresh("empty", nothing))
    for _ in range(2):
        async with running(create_app(settings, tokens.public_keys)) as client:
            assert (await client.http.get("/health/ready")).json() == {"status": "ready"}
            data = await client.data("{ books(first: 1) { totalCount } }")
            assert data["books"]["totalCount"] == 583


async def test_without_migrations_it_lives_but_is_not_ready(
    databases: Any, tokens: Any, running: Any, tmp_path: Any
) -> None:
    """Outside dev mode nobody migrates but the operator, and traffic waits."""
    jwks, service_jwks = tmp_path / "jwks.json", tmp_path / "service_jwks.json"
    jwks.write_text(write_jwks(tokens.public_keys))
    service_jwks.write_text(write_jwks({}))
    settings = BooksSettings(
        database_url=databases.fresh("empty", nothing),
        cursor_secret=SecretStr("secret"),
        identity=IdentitySettings(jwks_file=jwks, service_jwks_file=service_jwks),
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


async def test_the_demo_catalogue_keeps_its_invariants(database: Database) -> None:
    """Ratings and stock are what their rows add up to."""
    async with database.reading() as session:
        reviews = select(Review.book_id, func.count(), func.sum(Review.stars)).group_by(
            Review.book_id
        )
        counted = {key: (count, stars) for key, count, stars in await session.execute(reviews)}
        books = await session.execute(select(Book.id, Book.review_count, Book.star_sum))
        assert counted == {key: (count, stars) for key, count, stars in books if count}
        moved = select(StockMovement.book_id, func.sum(StockMovement.delta))
        moved = moved.group_by(StockMovement.book_id).order_by(StockMovement.book_id)
        levels = select(Stock.book_id, Stock.on_hand).order_by(Stock.book_id)
        assert (await session.execute(moved)).all() == (await session.execute(levels)).all()


async def test_seeding_leaves_a_shop_alone(database: Database) -> None:
    """A catalogue that has a book is somebody's."""
    await seed(database, currency="USD")
    async with database.reading() as session:
        assert set(await session.scalars(select(Book.currency).distinct())) == {"EUR"}


def test_the_demo_catalogue_is_always_the_same() -> None:
    """Same seed, same bytes: other services and recorded operations refer to it."""
    rows = demo_catalogue("EUR")
    text = json.dumps([[model.__tablename__, each] for model, each in rows.items()], default=str)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "343b7cc6ea421700"
    assert [each["id"] for each in rows[Book]] == [
        demo_id("bk", number) for number in range(1, len(rows[Book]) + 1)
    ]


def test_the_demo_books_are_ours() -> None:
    """Real works in made-up editions: no ISBN is a real book's, prices end as prices do."""
    authors, works = read_classics()
    assert (len(authors), len(works)) == (149, 289)
    for book in demo_catalogue("EUR")[Book]:
        assert isbn13(book["isbn13"]) == book["isbn13"]
        assert book["isbn13"].startswith("9792")
        assert book["price_minor"] % 100 in {99, 95, 50}
