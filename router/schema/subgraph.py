"""A subgraph as composition sees it: one service's types, federation names resolved."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .definition import DirectiveDefinition, DirectiveUse, TypeDefinition
from .link import Link, Version


@dataclass(frozen=True, slots=True)
class Subgraph:
    """What a caller hands in: a service and its SDL.

    name: as in supergraph.yaml; unique.
    url: where the router will reach it.
    """

    name: str
    url: str = ""
    sdl: str = ""


@dataclass(frozen=True, slots=True)
class SubgraphSchema:
    """A subgraph, read.

    types: by name, in the order of the SDL; definitions and extensions of one name merged into one;
        root types under their standard names; what belongs to federation itself left out.
    directives: the user's own directive definitions.
    links: every linked feature, federation's own included.
    federation_version: None for a Federation 1 schema.
    root_names: standard root type name -> the name it has in the SDL.
    """

    name: str
    url: str
    types: Mapping[str, TypeDefinition]
    directives: Mapping[str, DirectiveDefinition] = field(default_factory=dict)
    schema_directives: tuple[DirectiveUse, ...] = ()
    links: tuple[Link, ...] = ()
    federation_version: Version | None = None
    root_names: Mapping[str, str] = field(default_factory=dict)
    description: str | None = None

    @property
    def is_federation_1(self) -> bool:
        """Whether the SDL links no version of the federation specification."""
        return self.federation_version is None
