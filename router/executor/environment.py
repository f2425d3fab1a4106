"""What all executions of one supergraph share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from graphql import GraphQLSchema

from .in_flight import InFlight
from .request import RequestContext
from .transports.transport import Transport, TransportResponse

FetchHeaders: TypeAlias = Callable[[str, RequestContext], Mapping[str, str]]
"""Name of a subgraph and the request on whose behalf -> HTTP headers of the fetch."""

FetchKey: TypeAlias = tuple[str, bytes, frozenset[tuple[str, str]]]
"""Subgraph, body and headers: all that a subgraph gets to see of a fetch."""

SharedFetches: TypeAlias = InFlight[FetchKey, TransportResponse]


def no_headers(_subgraph: str, _context: RequestContext) -> Mapping[str, str]:
    """Forward nothing: headers of clients may hold secrets, so each is named by who needs it."""
    return {}


@dataclass(frozen=True, slots=True)
class ExecutionEnvironment:
    """How to reach the subgraphs, and the schema that answers introspection.

    transports: by subgraph name, one for each subgraph that a plan may name.
    shared_fetches: where queries find identical fetches under way; None sends each by itself.
    """

    transports: Mapping[str, Transport]
    api_schema: GraphQLSchema
    fetch_headers: FetchHeaders = no_headers
    shared_fetches: SharedFetches | None = None
