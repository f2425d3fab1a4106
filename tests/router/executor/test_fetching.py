"""Request bodies, and answers that are or are not GraphQL responses."""

import json

import pytest

from router.errors import SubgraphError, SubgraphMalformed
from router.executor.fetching import RequestTemplate, SubgraphAnswer, entities_of, read_answer
from router.executor.transports.transport import TransportResponse
from tests.router.executor.hand_made_plans import BOOK, entities, root, target

CALL = entities(1, "stock", target(("book",), BOOK)).calls[0]


def read(body, status=200):
    """What is made of an HTTP answer with this body."""
    encoded = body if isinstance(body, bytes) else json.dumps(body).encode()
    return read_answer("stock", TransportResponse(status, (), encoded))


def test_body_carries_the_variables_of_the_document_only():
    """Absent variables stay absent; those of other fetches are not sent."""
    fetch = root(0, "s", 'query Q{a(b:"\\n")}', operation_name="Q", variables=("x", "y"))
    body = RequestTemplate.of(fetch).body({"x": None, "z": 3})
    assert json.loads(body) == {
        "query": fetch.document,
        "operationName": "Q",
        "variables": {"x": None},
    }


def test_body_of_an_entity_fetch_carries_representations_and_variables():
    """Representations are put in as they were encoded when collected."""
    fetch = entities(1, "s", target(("book",), BOOK), variables=("x",))
    body = json.loads(RequestTemplate.of(fetch).body({"x": [1]}, [[b'{"isbn":"1"}', b"{}"]]))
    assert body["variables"] == {"representations": [{"isbn": "1"}, {}], "x": [1]}
    assert "operationName" not in body


def test_integers_beyond_64_bits_keep_their_digits():
    """A BigInt of a client is forwarded exactly."""
    fetch = root(0, "s", "query($x:BigInt){a(x:$x)}", variables=("x",))
    body = RequestTemplate.of(fetch).body({"x": 2**70})
    assert json.loads(body)["variables"] == {"x": 2**70}


@pytest.mark.parametrize("status", [200, 400, 500])
def test_a_graphql_response_counts_with_any_status(status):
    """Data and errors are taken from a failing status too."""
    answer = read({"data": {"a": 1}, "errors": [{"message": "m"}]}, status)
    assert answer == SubgraphAnswer({"a": 1}, [{"message": "m"}])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b'{"data":{',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"data":' * 100_000,
        [],
        "text",
        {},
        {"data": None},
        {"data": []},
        {"data": "x"},
        {"errors": {}},
        {"data": None, "errors": []},
        {"message": "not found"},
    ],
)
def test_other_bodies_are_malformed_or_an_http_error(body):
    """A good status promised a GraphQL response; a bad one says why there is none."""
    with pytest.raises(SubgraphMalformed) as malformed:
        read(body)
    assert malformed.value.code == "SUBREQUEST_MALFORMED_RESPONSE"
    with pytest.raises(SubgraphError) as failed:
        read(body, 503)
    assert (failed.value.code, failed.value.status) == ("SUBREQUEST_HTTP_ERROR", 503)
    assert "503" in failed.value.message


def test_errors_that_are_no_objects_still_count():
    """Something went wrong there, even if the subgraph cannot say it well."""
    assert read({"data": None, "errors": ["boom"]}).errors == [{}]


@pytest.mark.parametrize(
    "data",
    [None, {}, {"_entities": None}, {"_entities": {}}, {"_entities": [{}]}, {"_entities": [{}, 7]}],
)
def test_entities_must_be_as_many_objects_as_representations(data):
    """A list of another length cannot be told apart from one in another order."""
    with pytest.raises(SubgraphMalformed, match="2 representations"):
        entities_of("stock", SubgraphAnswer(data), CALL, 2)


def test_entities_may_be_null_each():
    """A subgraph need not know every entity."""
    assert entities_of("stock", SubgraphAnswer({"_entities": [None, {}]}), CALL, 2) == [None, {}]


def test_errors_may_stand_for_all_entities():
    """With an error, `data` or the call may be null."""
    for data in (None, {"_entities": None}):
        assert entities_of("stock", SubgraphAnswer(data, [{"message": "m"}]), CALL, 2) is None
