"""A supergraph: the merged types, each element knowing which subgraphs have it.

Composition makes one, the printer writes it as SDL, the reader reads it back: the same value. The
query graph is built from it and never sees SDL.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .definition import DirectiveDefinition, DirectiveUse, TypeDefinition
from .link import Link


@dataclass(frozen=True, slots=True)
class Graph:
    """One value of `join__Graph`.

    id: the enum value, "BOOKS".
    name: the subgraph's own name, "books".
    """

    id: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Supergraph:
    """All that a router has to know of a graph.

    graphs: in the order of the enum.
    types: merged types by name, root types as Query, Mutation, Subscription; the types of the
        features themselves (`join__Graph` and the like) left out.
    directives: definitions to keep: executable ones, and those of composed features.
    links: the features in use besides link and join: tag, inaccessible, and so on.
    """

    graphs: tuple[Graph, ...]
    types: Mapping[str, TypeDefinition]
    directives: Mapping[str, DirectiveDefinition] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    join_version: str = "v0.5"
    schema_directives: tuple[DirectiveUse, ...] = ()
    description: str | None = None

    def implementations(self, interface: str) -> tuple[str, ...]:
        """Object types that implement an interface, in the order of `types`."""
        return tuple(
            name
            for name, definition in self.types.items()
            if interface in definition.interfaces and definition.kind == "object"
        )
