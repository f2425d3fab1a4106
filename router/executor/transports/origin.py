"""Where a subgraph is: its URL taken apart once, and its failures put into words.

In:   a subgraph's name and its http(s) URL.
Out:  an Origin, which transports connect to and which makes their errors.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from router.errors import ConfigurationError, SubgraphTimeout, SubgraphUnreachable


@dataclass(frozen=True, slots=True)
class Origin:
    """The parsed URL of one subgraph.

    host: without brackets, in ASCII.
    authority: what goes into the Host header; the port only where it is not the scheme's own.
    target: path and query, as the request line wants them.
    """

    subgraph: str
    tls: bool
    host: str
    port: int
    authority: str
    target: str

    @classmethod
    def of(cls, subgraph: str, url: str) -> "Origin":
        """Parse `url`. Raises ConfigurationError when no subgraph can be reached by it."""
        try:
            parts = urlsplit(url)
            port = parts.port
            host = (parts.hostname or "").encode("idna").decode("ascii")
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            target.encode("ascii")
        except ValueError as error:
            raise _refused(subgraph, url, str(error)) from None
        if parts.scheme not in {"http", "https"}:
            raise _refused(subgraph, url, "it must begin with http:// or https://")
        if not host:
            raise _refused(subgraph, url, "it names no host")
        if parts.username is not None:
            raise _refused(subgraph, url, "credentials belong into a header, not into the URL")
        if not all("!" <= character <= "~" for character in host + target):
            raise _refused(subgraph, url, "it holds a space or a control character")
        tls = parts.scheme == "https"
        bracketed = f"[{host}]" if ":" in host else host
        authority = bracketed if port is None else f"{bracketed}:{port}"
        return cls(subgraph, tls, host, port or (443 if tls else 80), authority, target)

    @property
    def address(self) -> str:
        """Host and port, as people write them."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def unreachable(self, why: str) -> SubgraphUnreachable:
        """The error of an exchange that failed; `why` is a clause: "connection refused"."""
        return SubgraphUnreachable(
            self.subgraph, f'Subgraph "{self.subgraph}" at {self.address} cannot be reached: {why}.'
        )

    def timed_out(self, seconds: float, what: str = "did not answer") -> SubgraphTimeout:
        """The error of an exchange, or of the part of it named `what`, that took too long."""
        return SubgraphTimeout(
            self.subgraph,
            f'Subgraph "{self.subgraph}" at {self.address} {what} within {seconds:g} s.',
        )


def _refused(subgraph: str, url: str, why: str) -> ConfigurationError:
    return ConfigurationError(f'The URL "{url}" of subgraph "{subgraph}" cannot be used: {why}.')
