"""A small shop in a folder, and the command run in process or as a process."""

import inspect
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from router.cli.main import main

LINK = (
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",'
    ' import: ["@key", "@shareable"])\n'
)
BOOKS = (
    LINK
    + "type Query { book(id: ID!): Book }\n"
    + ('type Book @key(fields: "id") {\n  id: ID!\n  title: String\n}\n')
)
ORDERS = (
    LINK
    + "type Query { orders: [Order] }\n"
    + ('type Order { book: Book }\ntype Book @key(fields: "id") {\n  id: ID!\n  sold: Int\n}\n')
)
CONFIG = """
subgraphs:
  books: {routing_url: "http://127.0.0.1:1/graphql", schema: {file: books.graphql}}
  orders: {routing_url: "http://127.0.0.1:1/graphql", schema: {file: orders.graphql}}
"""


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two subgraphs that compose; it is the current one."""
    (tmp_path / "books.graphql").write_text(BOOKS, "utf-8")
    (tmp_path / "orders.graphql").write_text(ORDERS, "utf-8")
    (tmp_path / "supergraph.yaml").write_text(inspect.cleandoc(CONFIG), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    return tmp_path


@pytest.fixture
def run(shop: Path, capsys: pytest.CaptureFixture[str]):
    """Run the command in this process, in the folder of the shop."""

    def run_here(*arguments: str) -> Ended:
        code = main(arguments)
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return run_here


@pytest.fixture
def start(shop: Path) -> Iterator:
    """Start the installed command, in the folder of the shop."""
    processes: list[subprocess.Popen[str]] = []
    # Where tests run in the background SIGINT is ignored, and children would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def start_process(*arguments: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [Path(sys.executable).with_name("supergraph"), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        return process

    yield start_process
    signal.signal(signal.SIGINT, before)
    for process in processes:
        with process:
            process.kill()
