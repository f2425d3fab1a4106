"""How long a user waits: `dev` to its first federated answer, `serve` until it is ready."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from .measurement import Figure
from .processes import free_port, running, seconds_until_answer, seconds_until_ready

FIRST_QUERY = """{ books(first: 3) { edges { node {
  title price { amountMinor currency } soldCount
  reviews(first: 2) { edges { node { stars author { displayName } } } }
} } } }"""
RUNS = 5


def run() -> Iterator[Figure]:
    """Three figures; the stores are in a folder that is thrown away."""
    first, again = [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            first.append(_dev(Path(folder)))
            again.append(_dev(Path(folder)))
    yield Figure("dev to first federated answer, empty stores", tuple(first), "s", 3)
    yield Figure("dev to first federated answer, seeded stores", tuple(again), "s", 3)
    yield Figure("serve to ready, bookstore graph", tuple(_serve() for _ in range(RUNS)), "s", 1.5)


def _dev(folder: Path) -> float:
    port = free_port()
    services = ("BOOKS", "ORDERS", "USERS")
    environment = {f"{service}_DATA_DIR": str(folder) for service in services}
    started = time.perf_counter()
    with running(["dev", "--listen", f"127.0.0.1:{port}"], environment):
        return seconds_until_answer(port, FIRST_QUERY, started)


def _serve() -> float:
    port = free_port()
    started = time.perf_counter()
    with running(["serve", "--config", "supergraph.yaml", "--listen", f"127.0.0.1:{port}"]):
        return seconds_until_ready(port, started)
