"""What a client asks, already taken out of HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


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
    deadline: event-loop time at which the answer is due; None waits for the transports' limits.
    wants_plan: whether the plan goes into `extensions.queryPlan`.
    values: free for whoever embeds the router.
    """

    headers: Mapping[str, str] = field(default_factory=dict)
    deadline: float | None = None
    wants_plan: bool = False
    values: dict[str, Any] = field(default_factory=dict)
