"""Siblings: what the lifespan scope hands over is there when the application starts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.types import Message

from subgraphs.chassis.siblings import SiblingsLayer


async def started(scope: dict[str, Any]) -> Any:
    """Start and end an application; what it found when it started."""
    found: list[Any] = []

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        found.append(app.state.siblings)
        yield

    app = Starlette(lifespan=lifespan)
    app.add_middleware(SiblingsLayer)
    incoming = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
    sent: list[str] = []

    async def receive() -> Message:
        return incoming.pop(0)

    async def send(message: Message) -> None:
        sent.append(message["type"])

    await app({"type": "lifespan", **scope}, receive, send)
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    return found[0]


async def test_siblings_come_with_the_lifespan() -> None:
    """By their names, as the runner gave them."""
    books = Starlette()
    assert await started({"extensions": {"siblings": {"books": books}}}) == {"books": books}


@pytest.mark.parametrize("scope", [{}, {"extensions": {}}, {"extensions": None}])
async def test_a_service_alone_has_none(scope: dict[str, Any]) -> None:
    """As under any server that knows nothing of this."""
    assert await started(scope) == {}
