"""Asking a running subgraph for its SDL."""

import json

import pytest

from router.config.introspection import introspect
from router.errors import SubgraphMalformed, SubgraphTimeout, SubgraphUnreachable


async def test_the_sdl_is_what_service_says(canned_subgraph):
    """With the headers that were asked for."""
    sdl = await introspect("a", canned_subgraph.url, {"authorization": "Bearer x"})
    ((headers, body),) = canned_subgraph.requests

    assert sdl == "scalar A"
    assert headers["authorization"] == "Bearer x"
    assert json.loads(body) == {"query": "{ _service { sdl } }"}


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (404, b"nothing here", "its answer is not JSON (HTTP status 404)"),
        (200, b'{"data": {}}', "its answer has no _service.sdl"),
        (400, b'{"errors": [{"message": "Unknown field"}]}', "Unknown field (HTTP status 400)"),
        (200, b"\xff", "its answer is not JSON"),
    ],
)
async def test_an_answer_without_sdl_is_explained(canned_subgraph, status, body, reason):
    """In the subgraph's own words where it has some."""
    canned_subgraph.answer = (status, body)

    with pytest.raises(SubgraphMalformed) as caught:
        await introspect("books", canned_subgraph.url, {})
    assert f'Subgraph "books" at {canned_subgraph.url} does not tell its SDL' in str(caught.value)
    assert reason in str(caught.value)


async def test_a_subgraph_that_does_not_answer_is_given_up(canned_subgraph):
    """After the time that was given."""
    canned_subgraph.answer = None

    with pytest.raises(SubgraphTimeout):
        await introspect("books", canned_subgraph.url, {}, timeout_seconds=0.05)


async def test_a_subgraph_that_is_not_there_is_unreachable(canned_subgraph):
    """Nothing listens on the port of a server that has ended."""
    canned_subgraph.stop()

    with pytest.raises(SubgraphUnreachable):
        await introspect("books", canned_subgraph.url, {})
