"""Everything the router can refuse or fail, by whose fault it is.

RouterError
├── RequestError           the client: malformed, invalid, over a limit     -> 4xx
├── SupergraphError        the schema we were given cannot be read          -> at start-up
├── ConfigurationError     a file or an option makes no sense               -> at start-up
├── PlanningError          the schema cannot answer a valid operation       -> errors
└── SubgraphError          a subgraph, seen from one fetch                  -> 200 with errors
    ├── SubgraphUnreachable   no connection, or it broke
    ├── SubgraphTimeout       no answer in time
    └── SubgraphMalformed     an answer that is not a GraphQL response

Composition does not raise: it returns issues (composition/issue.py), all of them at once.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeAlias

GraphQLErrorDict: TypeAlias = dict[str, Any]
"""One entry of a response's `errors`: message, and where known locations, path and extensions."""


class ErrorCode(StrEnum):
    """What stands in `extensions.code` of errors that the router itself makes."""

    BAD_REQUEST = "BAD_REQUEST"
    BAD_USER_INPUT = "BAD_USER_INPUT"
    GATEWAY_TIMEOUT = "GATEWAY_TIMEOUT"
    GRAPHQL_PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
    GRAPHQL_VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
    INTERNAL_SERVER_ERROR = "INTERNAL_SERVER_ERROR"
    INVALID_RESPONSE_VALUE = "INVALID_RESPONSE_VALUE"
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
    NOT_ACCEPTABLE = "NOT_ACCEPTABLE"
    NOT_FOUND = "NOT_FOUND"
    OPERATION_RESOLUTION_FAILURE = "OPERATION_RESOLUTION_FAILURE"
    QUERY_PLANNING_FAILED = "QUERY_PLANNING_FAILED"
    QUERY_PLAN_COMPLEXITY_EXCEEDED = "QUERY_PLAN_COMPLEXITY_EXCEEDED"
    REQUEST_TIMEOUT = "REQUEST_TIMEOUT"
    REQUEST_TOO_LARGE = "REQUEST_TOO_LARGE"
    SERVICE_UNAVAILABLE = "SERVICE_UNAVAILABLE"
    SUBREQUEST_HTTP_ERROR = "SUBREQUEST_HTTP_ERROR"
    SUBREQUEST_MALFORMED_RESPONSE = "SUBREQUEST_MALFORMED_RESPONSE"
    DOWNSTREAM_SERVICE_ERROR = "DOWNSTREAM_SERVICE_ERROR"
    UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE"


class RouterError(Exception):
    """The root of the tree; `message` is one sentence for the person who can mend it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class RequestError(RouterError):
    """The client's request cannot be executed; nothing was sent to any subgraph.

    errors: the GraphQL errors to answer with, at least one.
    status: the HTTP status for `application/graphql-response+json` (plain JSON may answer 200).
    headers: extra response headers, such as Allow for 405.
    """

    def __init__(
        self,
        errors: Sequence[GraphQLErrorDict],
        *,
        status: int = 400,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__("; ".join(str(error["message"]) for error in errors))
        self.errors = tuple(errors)
        self.status = status
        self.headers = dict(headers or {})

    @classmethod
    def of(
        cls,
        code: ErrorCode,
        message: str,
        *,
        status: int = 400,
        headers: Mapping[str, str] | None = None,
    ) -> "RequestError":
        """One error with one code."""
        return cls((graphql_error(message, code),), status=status, headers=headers)


class SupergraphError(RouterError):
    """The supergraph SDL is not one that this router can serve.

    line, column: where in the SDL, both from 1; None when it is about the SDL as a whole.
    """

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        place = f" (line {line}, column {column})" if line is not None else ""
        super().__init__(message + place)
        self.reason = message
        self.line = line
        self.column = column


class ConfigurationError(RouterError):
    """A configuration file or option is wrong; the message names file, place and mend."""


class PlanningError(RouterError):
    """No plan answers this operation, although it is valid against the API schema."""

    def __init__(self, message: str, code: ErrorCode = ErrorCode.QUERY_PLANNING_FAILED) -> None:
        super().__init__(message)
        self.code = code


class SubgraphError(RouterError):
    """One fetch failed as a whole; it costs the fields of that fetch, not the response."""

    code = ErrorCode.SUBREQUEST_HTTP_ERROR

    def __init__(self, subgraph: str, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.subgraph = subgraph
        self.status = status


class SubgraphUnreachable(SubgraphError):
    """No connection could be made, or it broke before the answer was whole."""


class SubgraphTimeout(SubgraphError):
    """The subgraph did not answer within its time."""

    code = ErrorCode.GATEWAY_TIMEOUT


class SubgraphMalformed(SubgraphError):
    """The subgraph's answer is not a GraphQL response."""

    code = ErrorCode.SUBREQUEST_MALFORMED_RESPONSE


def graphql_error(
    message: str,
    code: ErrorCode | str,
    *,
    path: Sequence[str | int] | None = None,
    locations: Sequence[Mapping[str, int]] | None = None,
    **extensions: Any,
) -> GraphQLErrorDict:
    """The wire form of an error (GraphQL specification, section 7.1.2)."""
    error: GraphQLErrorDict = {"message": message}
    if locations:
        error["locations"] = [dict(location) for location in locations]
    if path is not None:
        error["path"] = list(path)
    error["extensions"] = {"code": str(code), **extensions}
    return error
