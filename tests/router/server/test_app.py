"""The application as a whole: engine, lifespan, mounting."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from router.errors import SupergraphError
from router.server.app import RouterApp, create_app
from router.server.settings import RouterSettings
from tests.router.server.stub_engine import StubEngine


class Server:
    """The server's side of the lifespan protocol: starts the application, then stops it."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self._messages = iter(("lifespan.startup", "lifespan.shutdown"))

    async def receive(self) -> dict[str, Any]:
        return {"type": next(self._messages)}

    async def send(self, message: Any) -> None:
        self.sent.append(message)


async def test_without_an_engine_requests_are_asked_to_come_back(
    client: httpx.AsyncClient, app: RouterApp
) -> None:
    """503 with a code and Retry-After, until somebody sets the engine."""
    app.engine = None
    response = await client.post("/graphql", json={"query": "{ hello }"})
    assert (response.status_code, response.headers["retry-after"]) == (503, "1")
    assert response.json()["errors"][0]["extensions"]["code"] == "SERVICE_UNAVAILABLE"


async def test_lifespan_loads_and_closes() -> None:
    """The context is entered at start-up and left at shutdown; it may set the engine."""
    steps: list[str] = []

    @asynccontextmanager
    async def load(app: RouterApp) -> AsyncIterator[None]:
        app.engine = StubEngine()
        steps.append("loaded")
        yield
        steps.append("closed")

    app = create_app(None, RouterSettings(), lifespan=load)
    server = Server()
    await app({"type": "lifespan"}, server.receive, server.send)
    assert steps == ["loaded", "closed"]
    assert app.engine is not None
    assert [message["type"] for message in server.sent] == [
        "lifespan.startup.complete",
        "lifespan.shutdown.complete",
    ]


async def test_a_start_that_fails_says_why() -> None:
    """The message of a RouterError is what the server prints."""

    @asynccontextmanager
    async def load(app: RouterApp) -> AsyncIterator[None]:
        raise SupergraphError("supergraph.graphql has no Query type.")
        yield

    server = Server()
    app = create_app(None, RouterSettings(), lifespan=load)
    await app({"type": "lifespan"}, server.receive, server.send)
    assert server.sent == [
        {
            "type": "lifespan.startup.failed",
            "message": "supergraph.graphql has no Query type.",
        }
    ]


async def test_mounted_below_a_path(app: RouterApp) -> None:
    """Whoever mounts it says where by root_path (ASGI 3)."""
    transport = httpx.ASGITransport(app, root_path="/shop")
    async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
        response = await client.post("/shop/graphql", json={"query": "{ hello }"})
    assert response.json() == {"data": {"hello": "Hello, world!"}}


async def test_a_websocket_is_refused(app: RouterApp) -> None:
    """It is closed before it is accepted, which servers answer with 403."""
    server = Server()
    await app({"type": "websocket", "path": "/graphql"}, server.receive, server.send)
    assert server.sent == [{"type": "websocket.close", "code": 1000}]
