"""Requests that are not what they should be: 4xx, a GraphQL errors array, a code, a reason."""

import json

import httpx
import pytest

from tests.router.server.stub_engine import StubEngine

JSON = "application/json"

BAD_BODIES = {
    b"": "The request body is empty: send a JSON object with `query`.",
    b"{\n  query: 1}": "The request body is not JSON: Expecting property name enclosed in double "
    "quotes at line 2, column 3.",
    b'{"query": "{ hello }"': "The request body is not JSON: Expecting ',' delimiter at line 1, "
    "column 22.",
    b'{"query": "\xff"}': "The request body is not JSON: byte 0xff at offset 11 is not UTF-8.",
    b'{"query": "{ hello }", "variables": {"x": NaN}}': "The request body is not JSON: JSON is "
    "malformed: invalid character (byte 42).",
    b'{"query": "{ hello }", "variables": ' + b"[" * 1_900: "The request body is not JSON: "
    "it is nested too deeply.",
    b'[{"query": "{ hello }"}]': "The request body is an array: send one object, batches are not "
    "supported.",
    b"7": "The request body is a number: send an object with `query`.",
    b"{}": "`query` is missing in the request body: send a GraphQL document in it.",
    b'{"query": null}': "`query` is missing in the request body: send a GraphQL document in it.",
    b'{"query": " "}': "`query` is empty: send a GraphQL document.",
    b'{"query": ["{ hello }"]}': "`query` must be a string, but is an array.",
    b'{"query": "{ hello }", "variables": "{}"}': "`variables` must be an object, but is a string.",
    b'{"query": "{ hello }", "operationName": true}': "`operationName` must be a string, but is "
    "a boolean.",
    b'{"query": "{ hello }", "extensions": 1.5}': "`extensions` must be an object, but is a "
    "number.",
}


def reason_of(response: httpx.Response, status: int, code: str) -> str:
    """The one message of a refusal that has this status and code."""
    assert response.status_code == status
    assert set(response.json()) == {"errors"}
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == code
    message: str = error["message"]
    return message


@pytest.mark.parametrize("accept", [JSON, "application/graphql-response+json"])
@pytest.mark.parametrize("body", BAD_BODIES, ids=lambda body: repr(body[:30]))
async def test_a_body_that_is_no_request(
    client: httpx.AsyncClient, engine: StubEngine, body: bytes, accept: str
) -> None:
    """400 in every media type, with the place or the parameter that is wrong."""
    response = await client.post(
        "/graphql", content=body, headers={"content-type": JSON, "accept": accept}
    )
    assert response.headers["content-type"] == f"{accept}; charset=utf-8"
    assert reason_of(response, 400, "BAD_REQUEST") == BAD_BODIES[body]
    assert engine.requests == []


@pytest.mark.parametrize(
    ("query_string", "reason"),
    [
        ("", "The URL parameter `query` is missing: send the GraphQL document in it, or by POST."),
        ("query=", "`query` is empty: send a GraphQL document."),
        ("query=%FF", "The URL is not percent-encoded UTF-8."),
        ("&".join("a" * 101), "The URL has more than 100 parameters."),
        (
            "query={hello}&variables=[1,%0A",
            "The URL parameter `variables` is not JSON: Expecting value at line 2, column 1.",
        ),
        ("query={hello}&extensions=[]", "`extensions` must be an object, but is an array."),
    ],
)
async def test_a_url_that_is_no_request(
    client: httpx.AsyncClient, query_string: str, reason: str
) -> None:
    """400, with the parameter that is wrong."""
    response = await client.get(f"/graphql?{query_string}")
    assert reason_of(response, 400, "BAD_REQUEST") == reason


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({}, "A POST request needs the header `Content-Type: application/json`."),
        (
            {"content-type": "text/plain"},
            "Content-Type 'text/plain' is not supported; send application/json.",
        ),
        (
            {"content-type": "application/json; charset=latin1"},
            "Charset 'latin1' is not supported; send UTF-8.",
        ),
        (
            {"content-type": "application/json", "content-encoding": "gzip"},
            "Content-Encoding 'gzip' is not supported; send the body as it is.",
        ),
    ],
)
async def test_a_body_of_another_media_type(
    client: httpx.AsyncClient, headers: dict[str, str], reason: str
) -> None:
    """415 says what to send instead."""
    body = json.dumps({"query": "{ hello }"}).encode()
    response = await client.post("/graphql", content=body, headers=headers)
    assert reason_of(response, 415, "UNSUPPORTED_MEDIA_TYPE") == reason


@pytest.mark.parametrize("content_type", ['application/json; charset="UTF-8"', "Application/JSON"])
async def test_other_spellings_of_json_are_taken(
    client: httpx.AsyncClient, content_type: str
) -> None:
    """Media types have no case, and UTF-8 may be said."""
    body = json.dumps({"query": "{ hello }"}).encode()
    response = await client.post("/graphql", content=body, headers={"content-type": content_type})
    assert response.status_code == 200


@pytest.mark.parametrize(
    "accept",
    [
        "image/png",
        "text/html",
        "application/json;q=0",
        "*/*, application/json;q=0, application/graphql-response+json;q=0",
        "application/json; charset=utf-16",
    ],
)
async def test_a_client_that_takes_none_of_our_types(
    client: httpx.AsyncClient, accept: str
) -> None:
    """406, and the message names the types on offer."""
    response = await client.post(
        "/graphql", json={"query": "{ hello }"}, headers={"accept": accept}
    )
    reason = reason_of(response, 406, "NOT_ACCEPTABLE")
    assert "application/graphql-response+json or application/json" in reason


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH"])
async def test_another_method(client: httpx.AsyncClient, method: str) -> None:
    """405, and Allow names those that work."""
    response = await client.request(method, "/graphql", json={"query": "{ hello }"})
    assert f"{method} is not supported" in reason_of(response, 405, "METHOD_NOT_ALLOWED")
    assert response.headers["allow"] == "GET, HEAD, POST"


async def test_a_defect_of_ours_tells_the_client_nothing(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    """The client gets a code, the log gets the cause."""
    response = await client.post("/graphql", json={"query": "{ crash }"})
    assert reason_of(response, 500, "INTERNAL_SERVER_ERROR") == "The router failed; see its log."
    assert "the secret cause" in caplog.text


async def test_nesting_that_overflows_the_stack(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever nests that deeply in a document or variables gets 400, not an internal error."""
    response = await client.post("/graphql", json={"query": "{ dive }"})
    assert reason_of(response, 400, "BAD_REQUEST") == "The request is nested too deeply."
    assert "nested too deeply" in caplog.text


@pytest.mark.parametrize("path", ["/", "/graphql/", "/graphiql/index.html", "/health"])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_path_that_is_not_there(client: httpx.AsyncClient, path: str, method: str) -> None:
    """404 is a GraphQL error as well, and says where GraphQL is."""
    response = await client.request(method, path)
    assert reason_of(response, 404, "NOT_FOUND").endswith("GraphQL is at /graphql.")
