"""One GraphQL request from ASGI to its response: negotiate, read, answer, encode.

In: the scope of a request to `/graphql`. Out: an HttpResponse, or None when the client went away.
This is the hot path: no framework, no task, no timer that costs more than a microsecond.
"""

import asyncio
from collections.abc import Mapping

from router.errors import ErrorCode, RequestError
from router.executor.request import GraphQLRequest, RequestContext
from router.executor.result import ExecutionResult

from .asgi import HttpResponse, Receive, Scope, read_headers
from .disconnect import respond_while_connected
from .engine_protocol import Engine
from .graphql_http import (
    check_content_type,
    request_from_body,
    request_from_query_string,
    response_of,
    response_of_error,
)
from .media_types import BROWSER_TYPES, GRAPHQL_TYPES, MediaType, negotiate
from .request_body import ClientDisconnected, read_body
from .settings import Limits

SAFE_METHODS = frozenset({"GET", "HEAD"})
ALLOWED_METHODS = "GET, HEAD, POST"


async def answer_graphql(
    engine: Engine | None,
    limits: Limits,
    page: HttpResponse | None,
    scope: Scope,
    receive: Receive,
) -> HttpResponse | None:
    """Answer a request to `/graphql`.

    page: GraphiQL, for browsers; None when it is off.
    Raises RequestError when the client takes no media type of ours (406).
    """
    method: str = scope["method"]
    headers = read_headers(scope["headers"])
    wants_page = page is not None and method in SAFE_METHODS
    accept = headers.get("accept")
    media_type = negotiate(accept, BROWSER_TYPES if wants_page else GRAPHQL_TYPES)
    if media_type is None:
        raise _not_acceptable(accept)
    if media_type is MediaType.HTML:
        return page
    loop = asyncio.get_running_loop()
    deadline = loop.time() + limits.request_timeout_seconds
    try:
        if engine is None:
            raise _not_ready()
        request = await _read_request(scope, receive, headers, limits, loop, deadline)
        context = RequestContext(
            headers=headers, deadline=deadline, query_only=method in SAFE_METHODS
        )
        result = await _answer(engine, request, context, receive, loop)
    except ClientDisconnected:
        return None
    except RequestError as error:
        return response_of_error(error, media_type)
    return response_of(result, media_type)


async def _read_request(
    scope: Scope,
    receive: Receive,
    headers: Mapping[str, str],
    limits: Limits,
    loop: asyncio.AbstractEventLoop,
    deadline: float,
) -> GraphQLRequest:
    method = scope["method"]
    if method == "POST":
        check_content_type(headers)
        body = await read_body(receive, loop, max_bytes=limits.max_body_bytes, deadline=deadline)
        return request_from_body(body)
    if method in SAFE_METHODS:
        return request_from_query_string(scope["query_string"])
    raise RequestError.of(
        ErrorCode.METHOD_NOT_ALLOWED,
        f"{method} is not supported here: send the GraphQL request by POST, or a query by GET.",
        status=405,
        headers={"allow": ALLOWED_METHODS},
    )


async def _answer(
    engine: Engine,
    request: GraphQLRequest,
    context: RequestContext,
    receive: Receive,
    loop: asyncio.AbstractEventLoop,
) -> ExecutionResult:
    """Let the engine answer; a RequestError that it raises is a result like one that it returns."""
    try:
        return await respond_while_connected(engine, request, context, receive, loop)
    except RequestError as error:
        return ExecutionResult.of_request_error(error)


def _not_acceptable(accept: str | None) -> RequestError:
    return RequestError.of(
        ErrorCode.NOT_ACCEPTABLE,
        f"None of the media types in Accept ({accept}) is offered here: "
        f"accept {' or '.join(reversed(GRAPHQL_TYPES))} in UTF-8.",
        status=406,
    )


def _not_ready() -> RequestError:
    return RequestError.of(
        ErrorCode.SERVICE_UNAVAILABLE,
        "The router has no graph yet; ask again in a moment.",
        status=503,
        headers={"retry-after": "1"},
    )
