"""An application around the stub engine, and a client that calls it in process."""

from collections.abc import AsyncIterator

import httpx
import pytest

from router.server.app import RouterApp, create_app
from router.server.settings import GraphiQLSettings, Limits, RouterSettings
from tests.router.server.stub_engine import StubEngine


@pytest.fixture
def engine() -> StubEngine:
    return StubEngine()


@pytest.fixture
def settings() -> RouterSettings:
    return RouterSettings(
        limits=Limits(max_body_bytes=2_000), graphiql=GraphiQLSettings(enabled=False)
    )


@pytest.fixture
def app(engine: StubEngine, settings: RouterSettings) -> RouterApp:
    return create_app(engine, settings)


@pytest.fixture
async def client(app: RouterApp) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://router") as client:
        # A test that wants an Accept header says so.
        del client.headers["accept"]
        yield client
