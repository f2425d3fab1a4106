"""GraphQL over HTTP (draft of September 2025), the part without input and output.

In:  the headers and bytes of a request, or the result of one. Out: a GraphQLRequest, or the status,
headers and bytes of a response. RequestError is raised for everything that is not a well-formed
GraphQL-over-HTTP request; its status is the HTTP status whatever media type the client wants.

The body is read twice at most: msgspec reads it typed, and only where that fails the slow reading
finds out what to tell the client.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from router.errors import ErrorCode, RequestError, graphql_error
from router.executor.codec import encode
from router.executor.request import GraphQLRequest
from router.executor.result import ExecutionResult

from .asgi import HttpResponse, RawHeaders
from .media_types import MediaType, read_media_range

STATUS_FOR_PLAIN_JSON = {400: 200}
"""Where `application/json` differs: a well-formed request whose document cannot be executed answers
200 (section "application/json"). Other statuses say something that intermediaries must see."""

CONTENT_TYPE_HEADER = {
    media_type: (b"content-type", f"{media_type}; charset=utf-8".encode())
    for media_type in MediaType
}
GRAPHQL_HEADERS: Mapping[MediaType, RawHeaders] = {
    media_type: (header, (b"vary", b"accept"), (b"x-content-type-options", b"nosniff"))
    for media_type, header in CONTENT_TYPE_HEADER.items()
}


class _RequestBody(msgspec.Struct, rename="camel", gc=False):
    """The request parameters; unknown ones are ignored, as they are reserved for the standard."""

    query: str
    operation_name: str | None = None
    variables: dict[str, Any] | None = None
    extensions: dict[str, Any] | None = None


_BODY_DECODER = msgspec.json.Decoder(_RequestBody)

PARAMETER_TYPES = {
    "query": (str, "a string"),
    "operationName": (str, "a string"),
    "variables": (dict, "an object"),
    "extensions": (dict, "an object"),
}


def check_content_type(headers: Mapping[str, str]) -> None:
    """Refuse, with 415, a POST whose body is not plain UTF-8 JSON."""
    content_type = headers.get("content-type")
    if content_type != MediaType.JSON:
        if content_type is None:
            raise _unsupported("A POST request needs the header `Content-Type: application/json`.")
        media_range = read_media_range(content_type)
        if media_range.name != MediaType.JSON:
            raise _unsupported(
                f"Content-Type {content_type!r} is not supported; send application/json."
            )
        if not media_range.is_utf8:
            raise _unsupported(f"Charset {media_range.charset!r} is not supported; send UTF-8.")
    encoding = headers.get("content-encoding", "identity")
    if encoding.lower() != "identity":
        raise _unsupported(
            f"Content-Encoding {encoding!r} is not supported; send the body as it is.",
            {"accept-encoding": "identity"},
        )


def request_from_body(body: bytes) -> GraphQLRequest:
    """Read the JSON body of a POST request."""
    try:
        parameters = _BODY_DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _bad_request(_explain_body(body, error)) from error
    return _request_of(
        parameters.query, parameters.operation_name, parameters.variables, parameters.extensions
    )


def request_from_query_string(query_string: bytes) -> GraphQLRequest:
    """Read the URL of a GET request; the first of repeated parameters counts (URLSearchParams)."""
    try:
        pairs = parse_qsl(
            query_string.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=100,
        )
    except UnicodeDecodeError as error:
        raise _bad_request("The URL is not percent-encoded UTF-8.") from error
    except ValueError as error:
        raise _bad_request("The URL has more than 100 parameters.") from error
    parameters = dict(reversed(pairs))
    if "query" not in parameters:
        raise _bad_request(
            "The URL parameter `query` is missing: send the GraphQL document in it, or by POST."
        )
    return _request_of(
        parameters["query"],
        parameters.get("operationName"),
        _object_parameter(parameters, "variables"),
        _object_parameter(parameters, "extensions"),
    )


def response_of(result: ExecutionResult, media_type: MediaType) -> HttpResponse:
    """The HTTP form of what the engine made of a well-formed request (section "Status Codes")."""
    status = result.status
    if media_type is MediaType.JSON and not result.executed:
        status = STATUS_FOR_PLAIN_JSON.get(status, status)
    headers = GRAPHQL_HEADERS[media_type]
    if result.headers:
        headers = (*headers, *_encode_headers(result.headers))
    return HttpResponse(status, headers, result.to_json())


def response_of_error(error: RequestError, media_type: MediaType) -> HttpResponse:
    """The HTTP form of a request that never reached the engine."""
    return HttpResponse(
        error.status,
        (*GRAPHQL_HEADERS[media_type], *_encode_headers(error.headers)),
        encode({"errors": list(error.errors)}),
    )


def _request_of(
    query: str,
    operation_name: str | None,
    variables: dict[str, Any] | None,
    extensions: dict[str, Any] | None,
) -> GraphQLRequest:
    if not query or query.isspace():
        raise _bad_request("`query` is empty: send a GraphQL document.")
    # An empty name is no name (section "GET"); clients do the same in POST bodies.
    return GraphQLRequest(query, operation_name or None, variables or {}, extensions or {})


def _object_parameter(parameters: Mapping[str, str], name: str) -> dict[str, Any] | None:
    text = parameters.get(name)
    if text is None:
        return None
    body = text.encode()
    try:
        value: Any = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        reason = _explain_json(body, error)
        raise _bad_request(f"The URL parameter `{name}` is not JSON: {reason}") from error
    if value is not None and not isinstance(value, dict):
        raise _bad_request(_wrong_type(name, "an object", value))
    return value


def _explain_body(body: bytes, error: Exception) -> str:
    """Say why the typed reading of `body` failed: its encoding, its JSON, or its shape."""
    if not body:
        return "The request body is empty: send a JSON object with `query`."
    try:
        value = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as reason:
        return f"The request body is not JSON: {_explain_json(body, reason)}"
    return _explain_shape(value) or f"The request body cannot be read: {error}."


def _explain_json(body: bytes, error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply."
    try:
        text = body.decode("utf-8")
        json.loads(text)
    except UnicodeDecodeError as reason:
        return f"byte {body[reason.start]:#04x} at offset {reason.start} is not UTF-8."
    except json.JSONDecodeError as reason:
        return f"{reason.msg} at line {reason.lineno}, column {reason.colno}."
    # What json takes and msgspec does not: NaN, Infinity, half a surrogate pair.
    return f"{error}."


def _explain_shape(value: Any) -> str | None:
    if isinstance(value, list):
        return "The request body is an array: send one object, batches are not supported."
    if not isinstance(value, dict):
        return f"The request body is {_json_type(value)}: send an object with `query`."
    if value.get("query") is None:
        return "`query` is missing in the request body: send a GraphQL document in it."
    for name, (expected, description) in PARAMETER_TYPES.items():
        parameter = value.get(name)
        if parameter is not None and not isinstance(parameter, expected):
            return _wrong_type(name, description, parameter)
    return None


def _wrong_type(name: str, expected: str, value: Any) -> str:
    return f"`{name}` must be {expected}, but is {_json_type(value)}."


def _json_type(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "an array"
        case _:
            return "an object"


def _encode_headers(headers: Mapping[str, str]) -> RawHeaders:
    return tuple(
        (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()
    )


def _bad_request(message: str) -> RequestError:
    return RequestError((graphql_error(message, ErrorCode.BAD_REQUEST),))


def _unsupported(message: str, headers: Mapping[str, str] | None = None) -> RequestError:
    return RequestError.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, message, status=415, headers=headers)
