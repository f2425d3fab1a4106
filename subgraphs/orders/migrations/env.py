"""Alembic's entry: our metadata, the chassis' way of running."""

from subgraphs.chassis.migrations import run_migrations
from subgraphs.orders.models import Base

run_migrations(Base.metadata)
