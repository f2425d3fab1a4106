"""Clients that leave while the engine works."""

import asyncio
import json
from urllib.parse import quote

import pytest

from router.server.app import RouterApp
from router.server.asgi import Message
from tests.router.server.asgi_client import AsgiRequest
from tests.router.server.stub_engine import StubEngine


def waiting_request(method: str, query: str) -> AsgiRequest:
    """A request for a field that goes on until the test says otherwise."""
    if method == "GET":
        request = AsgiRequest("GET", query_string=f"query={quote(query)}".encode())
        request.arrive(b"")
    else:
        request = AsgiRequest("POST")
        request.arrive(json.dumps({"query": query}).encode())
    return request


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_query_is_cancelled_when_its_client_leaves(
    app: RouterApp, engine: StubEngine, method: str
) -> None:
    """The engine call is cancelled, and the application ends without answer or error."""
    request = waiting_request(method, "{ wait }")
    task = asyncio.ensure_future(app(request.scope, request.receive, request.send))
    await engine.started.wait()
    request.leave()
    await task
    assert engine.cancelled.is_set()
    assert request.sent == []


async def test_a_mutation_goes_on_when_its_client_leaves(
    app: RouterApp, engine: StubEngine
) -> None:
    """Half of it may be done, so the rest is done too."""
    request = waiting_request("POST", "mutation { wait }")
    task = asyncio.ensure_future(app(request.scope, request.receive, request.send))
    await engine.started.wait()
    request.leave()
    await request.left.wait()
    engine.proceed.set()
    await task
    assert engine.finished.is_set()
    assert not engine.cancelled.is_set()


async def test_a_server_that_stops_cancels_the_engine(app: RouterApp, engine: StubEngine) -> None:
    """A cancellation that is not the client's passes through."""
    request = waiting_request("POST", "{ wait }")
    task = asyncio.ensure_future(app(request.scope, request.receive, request.send))
    await engine.started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert engine.cancelled.is_set()


async def test_nothing_is_left_behind(app: RouterApp, engine: StubEngine) -> None:
    """A request that took long enough to be watched leaves no task when it is answered."""
    request = waiting_request("POST", "{ wait }")
    receives: list[None] = []

    async def receive() -> Message:
        receives.append(None)
        if len(receives) == 2:  # the first was the body, this one is the watch
            engine.proceed.set()
        return await request.receive()

    await app(request.scope, receive, request.send)
    await asyncio.sleep(0)
    assert request.status == 200
    assert asyncio.all_tasks() == {asyncio.current_task()}
