"""A subgraph without a network, and a plan's way through the executor."""

import inspect
import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from graphql import build_schema

from router.executor.environment import ExecutionEnvironment
from router.executor.execution import execute
from router.executor.prepared_plan import PreparedPlan
from router.executor.request import RequestContext
from router.executor.transports.transport import TransportResponse

API = build_schema("type Query { books: [Book] } type Book { title: String }")


@dataclass
class FakeSubgraph:
    """Answers with `answer`: a JSON value, raw bytes, an error to raise, or a function of the body.

    bodies, headers, timeouts, idempotent: of the requests so far.
    """

    answer: Any
    status: int = 200
    bodies: list[Any] = field(default_factory=list)
    headers: list[Any] = field(default_factory=list)
    timeouts: list[Any] = field(default_factory=list)
    idempotent: list[bool] = field(default_factory=list)

    async def send(self, body, headers, *, timeout_seconds=None, idempotent=False):
        request = json.loads(body)
        self.bodies.append(request)
        self.headers.append(dict(headers))
        self.timeouts.append(timeout_seconds)
        self.idempotent.append(idempotent)
        answer = self.answer(request) if callable(self.answer) else self.answer
        if inspect.isawaitable(answer):
            answer = await answer
        if isinstance(answer, Exception):
            raise answer
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return TransportResponse(self.status, (), body)

    async def close(self):
        pass

    @property
    def representations(self):
        """Of each request, what it asked entities for."""
        return [body["variables"]["representations"] for body in self.bodies]


def by_key(key, known):
    """An answer to an entity call: the entity that `known` has for each representation's `key`."""

    def answer(request):
        representations = request["variables"]["representations"]
        return {"data": {"_entities": [known.get(it[key]) for it in representations]}}

    return answer


@pytest.fixture
def subgraph():
    """Make a FakeSubgraph."""
    return FakeSubgraph


@pytest.fixture
def entities_by():
    """Make an answering function for entity calls."""
    return by_key


@pytest.fixture
def environment_of():
    """An environment of subgraphs by name; a value that is no FakeSubgraph becomes its answer."""

    def make(fetch_headers=None, api=API, shared_fetches=None, **subgraphs):
        transports = {
            name: it if isinstance(it, FakeSubgraph) else FakeSubgraph(it)
            for name, it in subgraphs.items()
        }
        more = {"fetch_headers": fetch_headers} if fetch_headers else {}
        return ExecutionEnvironment(transports, api, shared_fetches=shared_fetches, **more)

    return make


@pytest.fixture(params=["interpreted", "generated"])
def run(request, environment_of):
    """Execute a plan, the first time or a later one; the response as a JSON object."""

    async def execute_plan(plan, variables=None, context=None, **environment):
        prepared = PreparedPlan(plan)
        if request.param == "generated":
            prepared.programs()
        result = await execute(
            prepared, variables or {}, environment_of(**environment), context or RequestContext()
        )
        return result.to_dict()

    return execute_plan
