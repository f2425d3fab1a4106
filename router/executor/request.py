"""What a client asks, already taken out of HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

OperationType: TypeAlias = Literal["query", "mutation", "subscription"]


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """One GraphQL request (GraphQL over HTTP, section "Request parameters").

    variables and extensions: JSON objects as the client sent them, never None.
    """

    query: str
    operation_name: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)
    extensions: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class RequestContext:
    """What surrounds a request and may decide how its fetches are sent.

    headers: the client's headers, names in lower case.
    query_only: the request came by GET, so a mutation is refused with 405 and `Allow: POST`
        (GraphQL over HTTP, section "GET").
    operation_type: set by the engine as soon as it has read the operation. Until it says "query",
        the server does not dare to cancel an execution whose client went away.
    deadline: event-loop time at which the answer is due; None waits for the transports' limits.
    wants_plan: whether the plan goes into `extensions.queryPlan`.
    values: free for whoever embeds the router.
    """

    headers: Mapping[str, str] = field(default_factory=dict)
    deadline: float | None = None
    query_only: bool = False
    operation_type: OperationType | None = None
    wants_plan: bool = False
    values: dict[str, Any] = field(default_factory=dict)
