"""What the engine itself spends on a cached plan: subgraphs answer from memory, at once."""

import asyncio
import gc
import json
import time
from collections.abc import Iterator, Mapping

from router import GraphQLRequest, RequestContext, Router, Subgraph
from router.cli.main import YOUNG_OBJECTS
from router.executor.transports.transport import TransportResponse

from .measurement import Figure

LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])'
CATALOGUE = f"""{LINK}
type Query {{ books: [Book!]! }}
type Book @key(fields: "id") {{ id: ID! title: String! pages: Int! shelf: String }}
"""
REVIEWS = f"""{LINK}
type Book @key(fields: "id") {{ id: ID! reviews: [Review!]! }}
type Review {{ stars: Int! body: String! }}
"""
QUERY = "{ books { title pages shelf reviews { stars body } } }"
BOOKS, REVIEWS_EACH = 200, 3
RUNS, REQUESTS = 5, 100


class _Canned:
    """A Transport that always gives the same answer."""

    def __init__(self, answer: object) -> None:
        body = json.dumps({"data": answer}, separators=(",", ":")).encode()
        self._response = TransportResponse(200, (("content-type", "application/json"),), body)

    async def send(
        self,
        body: bytes,
        headers: Mapping[str, str],
        *,
        timeout_seconds: float | None = None,
        idempotent: bool = False,
    ) -> TransportResponse:
        return self._response

    async def close(self) -> None:
        return None


def run() -> Iterator[Figure]:
    """One figure: CPU microseconds for each KB that the client receives."""
    books = [{"id": str(n), "title": f"Title {n}", "pages": n, "shelf": "A"} for n in range(BOOKS)]
    reviews = [{"stars": n % 5, "body": "Some words on a book."} for n in range(REVIEWS_EACH)]
    router = Router.from_subgraphs(
        (Subgraph("catalogue", "http://c", CATALOGUE), Subgraph("reviews", "http://r", REVIEWS)),
        {
            "catalogue": _Canned({"books": books}),
            "reviews": _Canned({"_entities": [{"reviews": reviews} for _ in books]}),
        },
    )
    thresholds = gc.get_threshold()
    gc.set_threshold(YOUNG_OBJECTS)  # As `supergraph serve` has it.
    values = tuple(asyncio.run(_cost_per_kilobyte(router)) for _ in range(RUNS))
    gc.set_threshold(*thresholds)
    yield Figure("engine CPU, cached plan, per KB of response", values, "us", 10)


async def _cost_per_kilobyte(router: Router) -> float:
    request = GraphQLRequest(QUERY)
    answer = b""
    for _ in range(3):
        result = await router.respond(request, RequestContext())
        assert not result.errors, result.errors
        answer = result.to_json()
    started = time.process_time()
    for _ in range(REQUESTS):
        (await router.respond(request, RequestContext())).to_json()
    spent = time.process_time() - started
    return spent * 1e6 / REQUESTS / (len(answer) / 1024)
