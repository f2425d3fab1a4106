"""deploy/ask-storefront, which CI asks the containers with."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from .conftest import ROOT, Run

Answer = dict[str, Any]


def answer(author: Answer | None) -> Answer:
    reviews = {"edges": [{"node": {"author": author}}]}
    book = {"title": "Emma", "soldCount": 4, "reviews": reviews}
    return {"data": {"books": {"edges": [{"node": book}]}}}


@pytest.fixture
def serving() -> Iterator[Callable[[Answer], str]]:
    """The URL of a server on loopback that gives one answer to everything."""
    servers = []

    def serve(body: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["content-length"]))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def log_message(self, *_arguments: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/graphql"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_an_answer_of_all_three_passes(run: Run, serving: Callable[[Answer], str]) -> None:
    """Titles, numbers sold and reviewers are there."""
    asked = run(ROOT / "deploy/ask-storefront", serving(answer({"displayName": "Ada L."})))

    assert asked.returncode == 0, asked.stderr
    assert "Ada L." in asked.stdout


def test_a_missing_part_fails_and_is_named(run: Run, serving: Callable[[Answer], str]) -> None:
    """Here users did not answer."""
    asked = run(ROOT / "deploy/ask-storefront", serving(answer(None)))

    assert asked.returncode == 1
    assert asked.stderr == "missing: names of reviewers, from users\n"


def test_an_answer_of_errors_fails(run: Run, serving: Callable[[Answer], str]) -> None:
    """No data is no reason for a traceback."""
    asked = run(ROOT / "deploy/ask-storefront", serving({"errors": [{}], "data": None}))

    assert asked.returncode == 1
    assert "missing: an answer without errors" in asked.stderr
