"""Composition: the bookstore in process, and a large graph in a process of its own."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from router import Subgraph, compose

from .large_graph import write_large_graph
from .measurement import Figure
from .processes import COMMAND, ROOT, timed_process

RUNS = 7
LARGE_RUNS = 3


def run() -> Iterator[Figure]:
    """Milliseconds for the bookstore; seconds and peak memory for the large graph."""
    subgraphs = [
        Subgraph(name, "", (ROOT / f"subgraphs/{name}/schema.graphql").read_text())
        for name in ("books", "orders", "users")
    ]
    yield Figure(
        "compose the bookstore", tuple(_milliseconds(subgraphs) for _ in range(RUNS)), "ms", 100
    )
    with tempfile.TemporaryDirectory() as folder:
        config = write_large_graph(Path(folder), subgraphs=50, entities=40)
        runs = [timed_process([COMMAND, "compose", "--config", config]) for _ in range(LARGE_RUNS)]
    seconds, megabytes = zip(*runs, strict=True)
    yield Figure("compose 50 subgraphs x 40 entities, whole process", seconds, "s", 5)
    yield Figure("the same, peak memory", megabytes, "MB", 500)


def _milliseconds(subgraphs: list[Subgraph]) -> float:
    started = time.perf_counter()
    result = compose(subgraphs)
    elapsed = time.perf_counter() - started
    assert result.ok, result.errors
    return elapsed * 1000
