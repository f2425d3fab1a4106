"""What a request costs the process of the router: `supergraph serve` over four subgraphs, by HTTP.

Three operations, one connection and fifty, each asking again as soon as it is answered: where fifty
ask the same at once, the router shares its fetches, and the figures are what that is worth. All
answers are compared with what the same records give without a router. CPU is the process's own
time, so it does not matter that load and subgraphs share the machine; wall time is not looked at.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from router import Subgraph, compose
from router.executor.transports.http_pool import HttpPool

from .gateway_graph import LINK, OPERATIONS, SDL, answer, executable
from .measurement import Figure
from .processes import ROOT, free_port, running, seconds_until_answer, seconds_until_ready

CONNECTIONS = (1, 50)
ROUNDS = 3
SECONDS = 1.0
WARM_UP_SECONDS = 0.3


def run() -> Iterator[Figure]:
    """Milliseconds of CPU a request, for each operation and number of connections."""
    subgraphs_port, port = free_port(), free_port()
    supergraph_sdl, api_sdl = _compose(subgraphs_port)
    schema = executable(api_sdl)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        supergraph = folder / "supergraph.graphql"
        supergraph.write_text(supergraph_sdl)
        stack.enter_context(_subgraphs(subgraphs_port))
        listen = f"127.0.0.1:{port}"
        router = stack.enter_context(
            running(["serve", "--supergraph", str(supergraph), "--listen", listen])
        )
        seconds_until_ready(port, time.perf_counter())
        seconds_until_answer(port, OPERATIONS["light"], time.perf_counter())
        for name, operation in OPERATIONS.items():
            expected = answer(schema, {"query": operation})
            for connections in CONNECTIONS:
                load = _Load(router.pid, port, operation, connections)
                values = asyncio.run(load.rounds(expected))
                yield Figure(f"{name}, {connections} at once, router CPU", values, "ms/request")


class _Load:
    """A number of connections that ask one operation again and again."""

    def __init__(self, pid: int, port: int, operation: str, connections: int) -> None:
        self._pid = pid
        self._url = f"http://127.0.0.1:{port}/graphql"
        self._body = json.dumps({"query": operation}).encode()
        self._connections = connections

    async def rounds(self, expected: object) -> tuple[float, ...]:
        """CPU milliseconds a request, for each round; the first requests are not counted."""
        router = HttpPool("router", self._url)
        first = await router.send(self._body, {})
        if json.loads(first.body) != expected:
            raise RuntimeError(f"the router answers {first.body[:500]!r}")
        await self._ask(router, first.body, WARM_UP_SECONDS)
        costs = []
        for _ in range(ROUNDS):
            before = _cpu_seconds(self._pid)
            requests = await self._ask(router, first.body, SECONDS)
            costs.append((_cpu_seconds(self._pid) - before) * 1000 / requests)
        await router.close()
        return tuple(costs)

    async def _ask(self, router: HttpPool, answer: bytes, seconds: float) -> int:
        """Ask for some seconds, wait for what is under way, and count the requests."""
        end = time.perf_counter() + seconds

        async def ask_again_and_again() -> int:
            requests = 0
            while time.perf_counter() < end:
                response = await router.send(self._body, {})
                if response.body != answer:
                    raise RuntimeError(f"the router now answers {response.body[:500]!r}")
                requests += 1
            return requests

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(ask_again_and_again()) for _ in range(self._connections)]
        return sum(task.result() for task in tasks)


def _compose(port: int) -> tuple[str, str]:
    """The SDL of the supergraph, and of its API."""
    result = compose(
        tuple(
            Subgraph(name, f"http://127.0.0.1:{port}/{name}", LINK + sdl)
            for name, sdl in SDL.items()
        )
    )
    if result.supergraph_sdl is None or result.api_sdl is None:
        raise RuntimeError(f"the graph does not compose: {result.errors}")
    return result.supergraph_sdl, result.api_sdl


@contextmanager
def _subgraphs(port: int) -> Iterator[None]:
    """The subgraphs, in one process of their own."""
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "uvicorn", "benchmarks.gateway_subgraphs:app"),
            *("--port", str(port), "--log-level", "warning", "--no-access-log"),
        ],
        cwd=ROOT,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


def _cpu_seconds(pid: int) -> float:
    """User and system time of a process so far (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
