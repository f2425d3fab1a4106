"""How much of everything an HTTP transport allows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HttpLimits:
    """The limits of one subgraph's transport.

    max_connections: open at once; requests beyond wait their turn, first come first served.
    max_idle_connections: kept open with nothing to do.
    idle_seconds: how long they are kept. uvicorn and Node close an idle connection after 5 s, and a
        mutation written at that moment fails and must not be sent again: we let go before they do.
    connect_seconds: for name lookup, TCP and TLS together.
    timeout_seconds: for a whole exchange, waiting for a connection included.
    max_head_bytes: of an answer's status line and headers.
    max_body_bytes: of an answer's body, both on the wire and decompressed.
    accept_compressed: whether subgraphs are asked for gzip or deflate.
    """

    max_connections: int = 128
    max_idle_connections: int = 32
    idle_seconds: float = 4.0
    connect_seconds: float = 5.0
    timeout_seconds: float = 30.0
    max_head_bytes: int = 64 * 1024
    max_body_bytes: int = 64 * 1024 * 1024
    accept_compressed: bool = True
