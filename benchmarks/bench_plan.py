"""Planning a 60-line operation over the bookstore: every part of it, no cache."""

import time
from collections.abc import Iterator

from graphql import parse

from router import Router, Subgraph
from router.planner.operation import read_operation

from .measurement import Figure
from .operations import SIXTY_LINES
from .processes import ROOT

RUNS = 50


def bookstore() -> Router:
    """The bookstore's router, without subgraphs to reach."""
    return Router.from_subgraphs(
        Subgraph(name, f"http://{name}", (ROOT / f"subgraphs/{name}/schema.graphql").read_text())
        for name in ("books", "orders", "users")
    )


def run() -> Iterator[Figure]:
    """One figure: from a parsed and validated document to a finished plan."""
    router = bookstore()
    router.plan(SIXTY_LINES)  # parses, validates, and warms what belongs to the schema
    operation = read_operation(parse(SIXTY_LINES, no_location=True), None)
    values = []
    for _ in range(RUNS):
        started = time.perf_counter()
        router.planner.plan(operation)
        values.append((time.perf_counter() - started) * 1000)
    yield Figure("plan a 60-line operation", tuple(values), "ms", 10)
