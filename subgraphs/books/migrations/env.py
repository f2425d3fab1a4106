"""Alembic's entry: our metadata, the chassis' way of running."""

from subgraphs.books.models import Base
from subgraphs.chassis.migrations import run_migrations

run_migrations(Base.metadata)
