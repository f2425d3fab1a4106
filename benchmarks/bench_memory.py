"""What an idle worker keeps resident."""

import time
from collections.abc import Iterator

from .measurement import Figure
from .processes import free_port, resident_megabytes, running, seconds_until_ready

RUNS = 3
SETTLE_SECONDS = 0.5


def run() -> Iterator[Figure]:
    """One figure: resident memory of `supergraph serve` with the bookstore's graph."""
    yield Figure("idle worker, bookstore graph", tuple(_idle() for _ in range(RUNS)), "MB", 90)


def _idle() -> float:
    port = free_port()
    with running(
        ["serve", "--config", "supergraph.yaml", "--listen", f"127.0.0.1:{port}"]
    ) as process:
        seconds_until_ready(port, time.perf_counter())
        time.sleep(SETTLE_SECONDS)
        return resident_megabytes(process.pid)
