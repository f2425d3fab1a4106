"""What whoever runs the router can choose, as frozen values; router.yaml has the same shape.

Values are plain dataclasses: importing pydantic-settings would cost 100 ms of the 1.5 s that
`supergraph serve` has until it is ready. Reading and checking a file is in settings_file.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from msgspec import Meta

from router.errors import ConfigurationError

DEFAULT_LISTEN = "127.0.0.1:4000"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a single client request may cost.

    request_timeout_seconds: from the request's headers to its answer, subgraphs included.
    """

    max_body_bytes: Annotated[int, Meta(ge=1)] = 1_000_000
    request_timeout_seconds: Annotated[float, Meta(gt=0)] = 30.0


@dataclass(frozen=True, slots=True)
class Example:
    """A tab that GraphiQL opens with.

    variables: JSON, put into the variables editor. headers: put into the headers editor.
    """

    name: str
    query: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GraphiQLSettings:
    """The page that a browser gets at `/graphql`."""

    enabled: bool = True
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class RouterSettings:
    """Everything that can be set.

    listen: `HOST:PORT`, IPv6 in brackets; port 0 takes a free one.
    introspection: whether clients may ask for the schema; GraphiQL's completion needs it.
    """

    listen: str = DEFAULT_LISTEN
    introspection: bool = True
    limits: Limits = field(default_factory=Limits)
    graphiql: GraphiQLSettings = field(default_factory=GraphiQLSettings)


@dataclass(frozen=True, slots=True)
class ListenAddress:
    """Where to listen; str() is what stands in a URL."""

    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @classmethod
    def parse(cls, text: str) -> "ListenAddress":
        """Read `HOST:PORT`. Raises ConfigurationError."""
        host, separator, port = text.rpartition(":")
        bare = host.removeprefix("[").removesuffix("]")
        well_formed = separator and bare and (":" not in bare or host.startswith("["))
        if not (well_formed and port.isascii() and port.isdigit() and int(port) < 65_536):
            raise ConfigurationError(
                f"{text!r} is no address to listen on: write HOST:PORT, as in {DEFAULT_LISTEN} "
                "or [::1]:4000, with a port from 0 to 65535."
            )
        return cls(bare, int(port))
