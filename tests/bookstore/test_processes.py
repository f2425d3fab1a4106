"""The bookstore as four processes on loopback, as it runs in production."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT

pytestmark = pytest.mark.processes

QUERY = """{ books(first: 2) { edges { node { title soldCount
    reviews(first: 1) { edges { node { stars author { displayName } } } } } } } }"""
GIVE_UP_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Processes:
    """The four, by name, and where the router is."""

    by_name: dict[str, subprocess.Popen[bytes]]
    url: str

    def post(self, body: bytes, path: str = "/graphql") -> tuple[int, dict[str, Any]]:
        request = urllib.request.Request(
            self.url + path, body, {"content-type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def ask(self, query: str) -> dict[str, Any]:
        return self.post(json.dumps({"query": query}).encode())[1]

    def stop(self, name: str, how: signal.Signals = signal.SIGTERM) -> int:
        """End one of them; its exit code."""
        self.by_name[name].send_signal(how)
        return self.by_name[name].wait(timeout=GIVE_UP_SECONDS)


def wait_until_ready(url: str) -> None:
    deadline = time.monotonic() + GIVE_UP_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"{url}/health/ready", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            assert time.monotonic() < deadline, f"{url} is not ready"
            time.sleep(0.05)  # between two looks; what is waited for is the answer


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    ports = {name: free_port() for name in ("books", "orders", "users", "router")}
    environment = dict(os.environ)
    for name, port in ports.items():
        environment[f"{name.upper()}_DATA_DIR"] = str(tmp_path)
        environment[f"{name.upper()}_URL"] = f"http://127.0.0.1:{port}/graphql"
    environment["ORDERS_BOOKS_URL"] = environment["BOOKS_URL"]
    commands: dict[str, list[str]] = {
        name: [
            *(sys.executable, "-m", "uvicorn", f"subgraphs.{name}.app:create_dev_app"),
            *("--factory", "--log-level", "warning", "--port", str(ports[name])),
        ]
        for name in ("books", "orders", "users")
    }
    commands["router"] = [
        *(str(Path(sys.executable).parent / "supergraph"), "serve"),
        *("--config", "supergraph.yaml", "--listen", f"127.0.0.1:{ports['router']}"),
    ]
    started: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands.items():
            started[name] = subprocess.Popen(command, cwd=ROOT, env=environment)
        for port in ports.values():
            wait_until_ready(f"http://127.0.0.1:{port}")
        yield Processes(started, f"http://127.0.0.1:{ports['router']}")
    finally:
        for process in started.values():
            process.terminate()
        for process in started.values():
            process.wait(timeout=GIVE_UP_SECONDS)


def test_four_processes_answer_as_one_and_lose_only_what_is_killed(processes: Processes) -> None:
    """A killed subgraph costs its fields; bad requests cost nothing; SIGTERM ends the router."""
    whole = processes.ask(QUERY)
    assert "errors" not in whole
    assert all(e["node"]["soldCount"] is not None for e in whole["data"]["books"]["edges"])

    processes.stop("orders", signal.SIGKILL)
    part = processes.ask(QUERY)
    assert [e["node"]["soldCount"] for e in part["data"]["books"]["edges"]] == [None, None]
    (error,) = part["errors"]
    assert error["extensions"]["serviceName"] == "orders"
    assert error["path"] == ["books", "edges"]

    for body, status, code in (
        (b'{"query": "{ books', 400, "BAD_REQUEST"),
        (b'{"query": "{ books { nonsense } }"}', 200, "GRAPHQL_VALIDATION_FAILED"),
        (b'{"query": "{ a", "variables": {}}', 200, "GRAPHQL_PARSE_FAILED"),
        (b'{"query": "' + b" " * 2_000_000 + b'{ books }"}', 413, "REQUEST_TOO_LARGE"),
        (
            b'{"query": "query A { me { id } }", "operationName": "B"}',
            200,
            "OPERATION_RESOLUTION_FAILURE",
        ),
        (
            (
                b'{"query": "query ($n: Int) { books(first: $n) { totalCount } }",'
                b' "variables": {"n": "many"}}'
            ),
            200,
            "BAD_USER_INPUT",
        ),
    ):
        got_status, answer = processes.post(body)
        assert (got_status, answer["errors"][0]["extensions"]["code"]) == (status, code)
        assert "Traceback" not in json.dumps(answer)

    assert "errors" not in processes.ask("{ books(first: 1) { edges { node { title } } } }")
    assert processes.stop("router") == 0
