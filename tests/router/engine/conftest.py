"""A router over subgraphs that answer from a table."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from router.engine.router import Router
from router.executor.transports.transport import TransportResponse
from router.schema.subgraph import Subgraph
from tests.router.engine.book_graph import BOOKS


@dataclass
class TableSubgraph:
    """Answers every request with `data`. requests and headers: what it was sent so far."""

    data: Any
    requests: list[Any] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    async def send(self, body, headers, *, timeout_seconds=None, idempotent=False):
        self.requests.append(json.loads(body))
        self.headers.append(dict(headers))
        return TransportResponse(200, (), json.dumps({"data": self.data}).encode())

    async def close(self):
        pass


@pytest.fixture
def books():
    """A subgraph of books, with one book."""
    return TableSubgraph({"books": [{"id": "1", "title": "Emma"}], "add": {"title": "New"}})


@pytest.fixture
def router_of(books) -> Callable[..., Router]:
    """A Router over that subgraph alone."""

    def make(**options: Any) -> Router:
        subgraph = Subgraph("books", "http://books", BOOKS)
        return Router.from_subgraphs([subgraph], {"books": books}, **options)

    return make
