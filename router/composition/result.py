"""What composition leaves behind."""

from dataclasses import dataclass

from router.schema.supergraph import Supergraph

from .issue import Issue


@dataclass(frozen=True, slots=True)
class CompositionResult:
    """Either a supergraph in its three forms, or errors.

    supergraph_sdl: what routers load; equal subgraphs give equal bytes.
    api_sdl: what clients see.
    errors: all of the first stage that found any, in a stable order.
    hints: what somebody may want to know of the supergraph; none where there is none.
    """

    supergraph: Supergraph | None = None
    supergraph_sdl: str | None = None
    api_sdl: str | None = None
    errors: tuple[Issue, ...] = ()
    hints: tuple[Issue, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is a supergraph."""
        return self.supergraph is not None
