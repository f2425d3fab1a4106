"""/health/live and /health/ready."""

import httpx
import pytest

from router.executor.request import GraphQLRequest, RequestContext
from router.executor.result import ExecutionResult
from router.server.app import RouterApp


async def test_live_as_long_as_the_loop_turns(client: httpx.AsyncClient, app: RouterApp) -> None:
    """Liveness does not need a graph."""
    app.engine = None
    response = await client.get("/health/live")
    assert (response.status_code, response.json()) == (200, {"status": "live"})


async def test_ready_when_the_graph_answers(client: httpx.AsyncClient, app: RouterApp) -> None:
    """Not without an engine; with one, an operation must pass through it."""
    engine, app.engine = app.engine, None
    response = await client.get("/health/ready")
    assert (response.status_code, response.json()) == (503, {"status": "loading"})
    app.engine = engine
    response = await client.get("/health/ready")
    assert (response.status_code, response.json()) == (200, {"status": "ready"})


async def test_not_ready_when_the_graph_cannot_be_planned(
    client: httpx.AsyncClient, app: RouterApp
) -> None:
    """An engine that answers the smallest operation with errors is not ready."""

    class Unplannable:
        async def respond(
            self, request: GraphQLRequest, context: RequestContext
        ) -> ExecutionResult:
            return ExecutionResult(errors=[{"message": "no plan"}])

    app.engine = Unplannable()
    response = await client.get("/health/ready")
    assert (response.status_code, response.json()) == (503, {"status": "failing"})


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
async def test_head(client: httpx.AsyncClient, path: str) -> None:
    """Probes may use HEAD."""
    response = await client.head(path)
    assert (response.status_code, response.content) == (200, b"")
