"""`@link`: the features a schema uses, and the names it uses them by (link specification v1.0)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .definition import Location

FEDERATION_IDENTITY = "https://specs.apollo.dev/federation"
LINK_IDENTITY = "https://specs.apollo.dev/link"
CORE_IDENTITY = "https://specs.apollo.dev/core"
JOIN_IDENTITY = "https://specs.apollo.dev/join"


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A feature's version; a later minor reads all that an earlier one wrote."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"v{self.major}.{self.minor}"


@dataclass(frozen=True, slots=True)
class Link:
    """One linked feature.

    identity: the url without its version; None when the url is no url.
    name: what prefixes its elements, taken from the url.
    alias: the `as` argument, which takes the place of `name`.
    imports: element as the feature names it -> name it has here; directives with "@".
    purpose: "SECURITY" or "EXECUTION", None when the feature can be ignored.
    """

    url: str
    identity: str
    name: str | None
    version: Version | None
    alias: str | None = None
    imports: Mapping[str, str] = field(default_factory=dict)
    purpose: str | None = None
    location: Location | None = None

    @property
    def prefix(self) -> str | None:
        """The name that prefixes elements which were not imported."""
        return self.alias or self.name

    def defines_directive(self, name: str) -> bool:
        """Whether a directive of this name, as the schema calls it, is one of the feature's."""
        if f"@{name}" in self.imports.values() or name == self.prefix:
            return True
        return self.prefix is not None and name.startswith(f"{self.prefix}__")
