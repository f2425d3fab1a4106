"""Where an object may stand in a response, and in which subgraphs it can be had there.

A *position* is a place in the response tree. A *candidate* is "the object at this position, inside
that subgraph". An *arrival* says how a candidate comes about; a candidate may have several.

The *stage* of a candidate is its depth in the DAG of fetches. It belongs to its identity: an entity
move uses only inputs of smaller stages, so whatever arrivals are picked later, no cycle can arise.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from router.schema.field_set import FieldSet

from .graph import Entry, FieldEdge, Node

FieldKey = tuple[str, str]
"""A field's name and its arguments as GraphQL text, "" without arguments."""


@dataclass(slots=True, eq=False)
class Position:
    """A place for objects.

    type_name: the supergraph's type here, object or abstract.
    parent: the position above; None for the root, and for conditioned positions.
    under: runtime types of the parent below which this position hangs; None for all.
    via: the field that leads here from the parent.
    response_key: the client's name for it; None when only keys or requirements need it.
    lists: list levels between the parent and the objects here.
    base: for a conditioned position ("the objects at P that are T"), P; else None.
    known_path: `path`, once it was asked for.
    """

    type_name: str
    parent: "Position | None" = None
    under: frozenset[str] | None = None
    via: FieldKey = ("", "")
    response_key: str | None = None
    lists: int = 0
    base: "Position | None" = None
    candidates: "list[Candidate]" = field(default_factory=list)
    children: "dict[tuple[str | None, FieldKey, frozenset[str] | None], Position]" = field(
        default_factory=dict
    )
    conditioned: "dict[str, Position]" = field(default_factory=dict)
    expanded_with: int = 0
    known_path: tuple[str, ...] | None = None

    @property
    def owner(self) -> "Position":
        """The position without its type condition: the same objects of the response."""
        return self if self.base is None else self.base

    @property
    def path(self) -> tuple[str, ...]:
        """Response keys from the root, hidden fields by name; for messages and for costs."""
        owner = self.owner
        if owner.known_path is None:
            above = owner.parent
            own = (owner.response_key or owner.via[0],)
            owner.known_path = () if above is None else above.path + own
        return owner.known_path

    def starts(self) -> "list[Candidate]":
        """The candidates that are here without an entity move at this very position."""
        return [c for c in self.candidates if not isinstance(c.arrivals[0], HopArrival)]

    def find(self, node: Node, requires: FieldSet | None, stage: int) -> "Candidate | None":
        """The candidate with exactly this identity."""
        for candidate in self.candidates:
            if (
                candidate.node is node
                and candidate.stage == stage
                and candidate.requires == requires
            ):
                return candidate
        return None


@dataclass(slots=True, eq=False)
class Candidate:
    """The object at a position, inside a subgraph.

    requires: the field set that was sent along on arrival; fields that need it can be asked here.
    arrivals: at least one; each alone suffices.
    """

    position: Position
    node: Node
    stage: int
    requires: FieldSet | None = None
    arrivals: "list[Arrival]" = field(default_factory=list)

    def edge(self, name: str, labels: frozenset[str]) -> FieldEdge | None:
        """The edge of a field that can be asked here and now, else None."""
        edge = self.node.fields.get(name)
        if edge is None:
            return None
        if edge.override and (edge.override.label in labels) is not edge.override.when_active:
            return None
        if edge.requires is not None and edge.requires != self.requires:
            return None
        return edge


@dataclass(frozen=True, slots=True, eq=False)
class RootArrival:
    """A request that starts at the operation's root."""


@dataclass(frozen=True, slots=True, eq=False)
class FieldArrival:
    """Along a field, within one subgraph."""

    parent: Candidate
    edge: FieldEdge


@dataclass(frozen=True, slots=True, eq=False)
class CastArrival:
    """By a type condition, within one subgraph."""

    base: Candidate


@dataclass(frozen=True, slots=True, eq=False)
class AllArrival:
    """Along the same field below several type conditions, whichever applies to the object."""

    fields: tuple[FieldArrival, ...]


@dataclass(frozen=True, slots=True, eq=False)
class HopArrival:
    """By a key into another subgraph, or into the same one again."""

    entry: Entry
    needs: "tuple[Need, ...]"


Arrival = RootArrival | FieldArrival | CastArrival | AllArrival | HopArrival


@dataclass(frozen=True, slots=True, eq=False)
class LeafNeed:
    """A leaf of a representation: the value of `field` at `position`."""

    position: Position
    field: FieldKey


@dataclass(frozen=True, slots=True, eq=False)
class ObjectNeed:
    """A composite part of a representation, the objects at `child`."""

    child: Position
    needs: "tuple[Need, ...]"


@dataclass(frozen=True, slots=True, eq=False)
class BranchNeed:
    """What a representation contains only for objects of some types; `position` is conditioned."""

    position: Position
    needs: "tuple[Need, ...]"


Need = LeafNeed | ObjectNeed | BranchNeed


def leaf_needs(needs: tuple[Need, ...]) -> Iterator[LeafNeed]:
    """All leaves below some needs."""
    for need in needs:
        if isinstance(need, LeafNeed):
            yield need
        else:
            yield from leaf_needs(need.needs)
