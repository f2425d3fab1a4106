"""Whether the process runs, and whether it can answer.

Liveness says that the event loop turns. Readiness sends the smallest operation through the engine:
it is parsed, validated, planned and executed like any other, and needs no subgraph.
"""

import asyncio

from router.errors import RequestError
from router.executor.codec import encode
from router.executor.request import GraphQLRequest, RequestContext

from .asgi import HttpResponse
from .engine_protocol import Engine
from .graphql_http import CONTENT_TYPE_HEADER
from .media_types import MediaType

PROBE = GraphQLRequest("{ __typename }")
PROBE_SECONDS = 5.0


def liveness() -> HttpResponse:
    """Always 200."""
    return _status(200, "live")


async def readiness(engine: Engine | None) -> HttpResponse:
    """200 when the graph is loaded and answers, else 503."""
    if engine is None:
        return _status(503, "loading")
    deadline = asyncio.get_running_loop().time() + PROBE_SECONDS
    try:
        result = await engine.respond(PROBE, RequestContext(deadline=deadline, query_only=True))
    except RequestError:
        return _status(503, "failing")
    return _status(503, "failing") if result.errors else _status(200, "ready")


def _status(status: int, word: str) -> HttpResponse:
    headers = (CONTENT_TYPE_HEADER[MediaType.JSON], (b"cache-control", b"no-store"))
    return HttpResponse(status, headers, encode({"status": word}))
