"""The subgraphs of bench_gateway as one ASGI application; each under its name as path.

An answer is worked out once and then given from memory, so that the router's work is what there is
to measure: `python -m uvicorn benchmarks.gateway_subgraphs:app`.
"""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from .gateway_graph import SDL, answer, subgraph_schema

_SCHEMAS = {name: subgraph_schema(name) for name in SDL}
_ANSWERS: dict[tuple[str, bytes], bytes] = {}
_HEADERS = [(b"content-type", b"application/json")]


async def app(
    scope: dict[str, Any],
    receive: Callable[[], Awaitable[dict[str, Any]]],
    send: Callable[[dict[str, Any]], Awaitable[None]],
) -> None:
    """Answer a GraphQL request; 404 for a path that names no subgraph."""
    assert scope["type"] == "http"
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    name = scope["path"].strip("/")
    found = _answer(name, body) if name in _SCHEMAS else None
    headers = [*_HEADERS, (b"content-length", str(len(found or b"")).encode())]
    status = 404 if found is None else 200
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": found or b""})


def _answer(name: str, body: bytes) -> bytes:
    known = _ANSWERS.get((name, body))
    if known is None:
        result = answer(_SCHEMAS[name], json.loads(body))
        known = _ANSWERS[name, body] = json.dumps(result, separators=(",", ":")).encode()
    return known
