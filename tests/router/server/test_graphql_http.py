"""Well-formed requests and what they are answered; refused ones are in test_bad_requests.py."""

import json

import httpx
import pytest

from tests.router.server.stub_engine import StubEngine

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"


async def test_post_reaches_the_engine_with_all_parameters(
    client: httpx.AsyncClient, engine: StubEngine
) -> None:
    """query, operationName, variables and extensions arrive as the client sent them."""
    query = "query A($n: String) { hello(name: $n) } query B { __typename }"
    big = 2**70
    response = await client.post(
        "/graphql",
        content=json.dumps(
            {
                "query": query,
                "operationName": "A",
                "variables": {"n": "Zoë", "big": big},
                "extensions": {"trace": True},
            }
        ),
        headers={"content-type": JSON},
    )
    assert response.json() == {"data": {"hello": "Hello, Zoë!"}}
    request = engine.requests[0]
    assert (request.query, request.operation_name) == (query, "A")
    assert request.variables == {"n": "Zoë", "big": big}
    assert request.extensions == {"trace": True}


async def test_get_reaches_the_engine_with_all_parameters(
    client: httpx.AsyncClient, engine: StubEngine
) -> None:
    """In a URL, variables and extensions are JSON texts."""
    parameters = {
        "query": "query A($n: String) { hello(name: $n) }",
        "operationName": "A",
        "variables": '{"n": "Zoë"}',
        "extensions": '{"trace": true}',
    }
    response = await client.get("/graphql", params=parameters)
    assert response.json() == {"data": {"hello": "Hello, Zoë!"}}
    assert engine.requests[0].extensions == {"trace": True}
    assert engine.contexts[0].query_only


async def test_head_is_get_without_the_body(client: httpx.AsyncClient) -> None:
    """HEAD has the headers of GET, with the length of the body that is not sent."""
    response = await client.head("/graphql", params={"query": "{ hello }"})
    assert (response.status_code, response.content) == (200, b"")
    assert int(response.headers["content-length"]) > 0


async def test_null_and_empty_parameters_count_as_absent(
    client: httpx.AsyncClient, engine: StubEngine
) -> None:
    """Null is as good as absent, and an empty operation name is none."""
    body = {"query": "{ hello }", "operationName": "", "variables": None, "extensions": None}
    response = await client.post("/graphql", json=body)
    assert response.status_code == 200
    request = engine.requests[0]
    assert (request.operation_name, request.variables, request.extensions) == (None, {}, {})


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, JSON),
        ("*/*", JSON),
        (JSON, JSON),
        (GRAPHQL, GRAPHQL),
        (f"{GRAPHQL}; charset=utf-8, {JSON}; charset=utf-8", GRAPHQL),
        (f"{JSON};q=0.9, {GRAPHQL}", GRAPHQL),
        ("application/*", JSON),
    ],
)
async def test_the_answer_has_the_media_type_wanted(
    client: httpx.AsyncClient, accept: str | None, media_type: str
) -> None:
    """The best type that the client wants; plain JSON where it does not mind."""
    headers = {} if accept is None else {"accept": accept}
    response = await client.post("/graphql", json={"query": "{ hello }"}, headers=headers)
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{media_type}; charset=utf-8"


@pytest.mark.parametrize("query", ["{", "{ unknown }", "query($n: Int!) { hello }"])
@pytest.mark.parametrize(("accept", "status"), [(JSON, 200), (GRAPHQL, 400)])
async def test_a_document_that_cannot_be_executed(
    client: httpx.AsyncClient, query: str, accept: str, status: int
) -> None:
    """It is a request error: 200 for plain JSON, 400 for the GraphQL media type, never data."""
    response = await client.post("/graphql", json={"query": query}, headers={"accept": accept})
    assert response.status_code == status
    assert set(response.json()) == {"errors"}


@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
async def test_field_errors_answer_200(client: httpx.AsyncClient, accept: str) -> None:
    """Once execution began, the status is 200 even when nothing is left of the data."""
    response = await client.post(
        "/graphql", json={"query": "{ nothing }"}, headers={"accept": accept}
    )
    assert response.status_code == 200
    assert response.json()["data"] is None
    assert response.json()["errors"][0]["path"] == ["nothing"]


@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
async def test_a_mutation_by_get_is_refused(client: httpx.AsyncClient, accept: str) -> None:
    """405 in every media type, and Allow names the method that would do."""
    response = await client.get(
        "/graphql", params={"query": 'mutation { rename(to: "x") }'}, headers={"accept": accept}
    )
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert response.json()["errors"][0]["extensions"]["code"] == "METHOD_NOT_ALLOWED"


async def test_the_context_knows_headers_and_deadline(
    client: httpx.AsyncClient, engine: StubEngine
) -> None:
    """Header names are lower case, repeated headers joined; a deadline is always set."""
    headers = [("X-Trace", "a"), ("X-Trace", "b"), ("Cookie", "c=1"), ("Cookie", "d=2")]
    await client.post("/graphql", json={"query": "{ hello }"}, headers=headers)
    context = engine.contexts[0]
    assert (context.headers["x-trace"], context.headers["cookie"]) == ("a, b", "c=1; d=2")
    assert context.deadline is not None
    assert not context.query_only
