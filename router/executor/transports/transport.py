"""The seam between a fetch and the network: bytes out, bytes in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TransportResponse:
    """A subgraph's HTTP answer.

    headers: names in lower case, in order, repeated ones kept.
    body: already decompressed.
    """

    status: int
    headers: Sequence[tuple[str, str]]
    body: bytes


class Transport(Protocol):
    """One subgraph, however it is reached. Safe to use by many requests at once."""

    async def send(
        self,
        body: bytes,
        headers: Mapping[str, str],
        *,
        timeout_seconds: float | None = None,
        idempotent: bool = False,
    ) -> TransportResponse:
        """POST a GraphQL request body (JSON) and wait for the whole answer.

        headers: to send besides content-type, accept and content-length, which the transport sets;
            headers of the connection or of the transport (request_headers.py) are left out.
        timeout_seconds: the time for the whole exchange, if less than the transport's own limit.
        idempotent: whether sending twice does no harm, as with a query. Only then is a request sent
            again (once, on a new connection) when a kept-alive connection turns out to be dead.
        Raises SubgraphUnreachable and SubgraphTimeout; any HTTP status is an answer, not an error.
        """
        ...

    async def close(self) -> None:
        """End idle connections; wait for the requests under way, which may finish."""
        ...
