"""Bodies that come in pieces, are too large, too slow, or break off."""

import asyncio
import json

import pytest

from router.server.app import RouterApp, create_app
from router.server.settings import GraphiQLSettings, Limits, RouterSettings
from tests.router.server.asgi_client import AsgiRequest
from tests.router.server.stub_engine import StubEngine

BODY = json.dumps({"query": "{ hello }"}).encode()


async def test_a_body_in_pieces_is_one_body(app: RouterApp) -> None:
    """Chunks are joined, wherever they are cut."""
    request = AsgiRequest()
    for index in range(len(BODY)):
        request.arrive(BODY[index : index + 1], more_body=index < len(BODY) - 1)
    await app(request.scope, request.receive, request.send)
    assert json.loads(request.body) == {"data": {"hello": "Hello, world!"}}


@pytest.mark.parametrize("size", [1_999, 2_000, 2_001])
async def test_the_limit_is_the_largest_body_taken(app: RouterApp, size: int) -> None:
    """2,000 bytes are within a limit of 2,000; one more is answered 413 REQUEST_TOO_LARGE."""
    request = AsgiRequest()
    request.arrive(BODY.ljust(size))
    await app(request.scope, request.receive, request.send)
    assert request.status == (200 if size <= 2_000 else 413)
    assert (b"REQUEST_TOO_LARGE" in request.body) == (size > 2_000)


async def test_a_body_over_the_limit_is_read_before_it_is_refused(app: RouterApp) -> None:
    """A client that first sends all and then looks for the answer finds it, and stays connected."""
    request = AsgiRequest()
    for more_body in (True, True, False):
        request.arrive(bytes(1_500), more_body=more_body)
    await app(request.scope, request.receive, request.send)
    assert (request.status, request.unread) == (413, 0)
    assert b"connection" not in request.headers


async def test_an_endless_body_is_cut_off(app: RouterApp) -> None:
    """Ten times the limit is thrown away, then the connection is closed with the answer."""
    request = AsgiRequest()
    for _ in range(100):
        request.arrive(bytes(1_000), more_body=True)
    await app(request.scope, request.receive, request.send)
    assert (request.status, request.headers[b"connection"]) == (413, b"close")
    assert request.unread == 79


@pytest.mark.parametrize("pieces", [[], [BODY[:5]]])
async def test_a_body_that_stalls_is_answered_when_the_time_is_up(
    engine: StubEngine, pieces: list[bytes]
) -> None:
    """408, after the time that the request has; the connection cannot be used again."""
    settings = RouterSettings(
        limits=Limits(request_timeout_seconds=0.01), graphiql=GraphiQLSettings(enabled=False)
    )
    app = create_app(engine, settings)
    request = AsgiRequest()
    for piece in pieces:
        request.arrive(piece, more_body=True)
    await app(request.scope, request.receive, request.send)
    assert (request.status, request.headers[b"connection"]) == (408, b"close")
    assert b"REQUEST_TIMEOUT" in request.body


@pytest.mark.parametrize("pieces", [[], [BODY[:5]]])
async def test_a_client_that_leaves_within_its_body_is_not_answered(
    app: RouterApp, engine: StubEngine, pieces: list[bytes]
) -> None:
    """Nobody would read an answer, and half a request is not executed."""
    request = AsgiRequest()
    for piece in pieces:
        request.arrive(piece, more_body=True)
    request.leave()
    await app(request.scope, request.receive, request.send)
    assert (request.sent, engine.requests) == ([], [])


async def test_a_server_that_stops_cancels_the_reading(app: RouterApp) -> None:
    """A cancellation that is not ours passes through."""
    request = AsgiRequest()
    task = asyncio.ensure_future(app(request.scope, request.receive, request.send))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert request.sent == []
