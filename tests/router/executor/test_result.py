"""The response object (GraphQL specification, section 7.1)."""

import json

from router.errors import ErrorCode, RequestError
from router.executor.result import ExecutionResult


def test_errors_come_first_and_data_always():
    """Null data is an entry; no errors and no extensions are none."""
    assert ExecutionResult({"a": 1}).to_json() == b'{"data":{"a":1}}'
    failed = ExecutionResult(None, [{"message": "m"}], {"cost": 1})
    assert list(json.loads(failed.to_json())) == ["errors", "data", "extensions"]
    assert failed.to_dict()["data"] is None


def test_request_errors_have_no_data_entry():
    """Execution did not begin, and the status says whose fault it was."""
    refused = RequestError.of(
        ErrorCode.METHOD_NOT_ALLOWED, "No.", status=405, headers={"Allow": "POST"}
    )
    result = ExecutionResult.of_request_error(refused)
    assert "data" not in result.to_dict()
    assert (result.status, result.headers) == (405, {"Allow": "POST"})
    assert result.to_dict()["errors"][0]["extensions"] == {"code": "METHOD_NOT_ALLOWED"}


def test_encoded_result_is_written_once_and_read_by_each():
    """Many may be given the same result: its bytes are shared, what is read from them is not."""
    result = ExecutionResult({"a": {"b": 1}}, ({"message": "?"},)).encoded()
    assert result.encoded() is result
    assert result.to_json() is result.body
    assert result.to_dict() == {"errors": [{"message": "?"}], "data": {"a": {"b": 1}}}
    assert result.to_dict()["data"] is not result.to_dict()["data"]


def test_result_of_a_body_is_decoded_for_who_looks():
    """It is a mapping like any other data."""
    result = ExecutionResult.of_body(b'{"data":{"a":1}}')
    assert (len(result.data), list(result.data), result.data["a"]) == (1, ["a"], 1)
    assert repr(result.data) == "{'a': 1}"
    assert result.to_json() == b'{"data":{"a":1}}'
