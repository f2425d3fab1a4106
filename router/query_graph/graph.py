"""The query graph's values: nodes, field edges, entries.

A node is an object type, interface or union as one subgraph has it. Moves inside the subgraph are
edges and casts of the node; moves into another subgraph by a key are not edges: they are looked up
by type in the table of entries, so that N subgraphs with M keys cost N entries and not N*N edges.

The graph is built once per supergraph and never changed afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from router.schema.field_set import FieldSet
from router.schema.supergraph import Supergraph
from router.schema.type_ref import TypeRef


class NodeKind(Enum):
    """What a node's type is in its subgraph."""

    OBJECT = "object"
    INTERFACE = "interface"
    UNION = "union"
    INTERFACE_OBJECT = "interface object"


@dataclass(frozen=True, slots=True)
class OverrideCondition:
    """A field that exists only while a label is active, or only while it is not."""

    label: str
    when_active: bool


@dataclass(slots=True, eq=False)
class FieldEdge:
    """A field that a subgraph can resolve on a type.

    target: where a composite field leads, in the same subgraph; None for leaves.
    type: the field's type in that subgraph; it may be narrower than the merged one.
    requires: what the subgraph must be sent first, else None.
    provided: external otherwise, resolved on this path thanks to @provides.
    """

    name: str
    type: TypeRef
    target: "Node | None" = None
    requires: FieldSet | None = None
    override: OverrideCondition | None = None
    provided: bool = False


@dataclass(slots=True, eq=False)
class Node:
    """A type as one subgraph has it, or a view of it below a @provides.

    graph: index into `Supergraph.graphs`.
    fields: what the subgraph resolves here. An interface has a field only if each of its
        implementations in the subgraph resolves it without further conditions.
    casts: of an interface or union: the object types it can be here.
    """

    id: int
    graph: int
    type_name: str
    kind: NodeKind
    fields: dict[str, FieldEdge] = field(default_factory=dict)
    casts: "dict[str, Node]" = field(default_factory=dict)

    @property
    def is_interface_object(self) -> bool:
        """Whether the subgraph does not know the runtime types; its `__typename` is a lie."""
        return self.kind is NodeKind.INTERFACE_OBJECT

    @property
    def object_types(self) -> frozenset[str] | None:
        """The runtime types an object here can have; None when the subgraph does not know."""
        if self.kind is NodeKind.OBJECT:
            return frozenset((self.type_name,))
        return None if self.is_interface_object else frozenset(self.casts)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A way into a subgraph: `_entities` with representations of one key.

    typename: what the representation calls itself; the interface's name for interface objects and
        for interfaces with a key.
    """

    node: Node
    key: FieldSet
    typename: str


@dataclass(frozen=True, slots=True, eq=False)
class QueryGraph:
    """What can be reached from where.

    roots: operation kind ("query") -> the root nodes, one for each subgraph that has the root type.
    entries: type name -> the ways into other subgraphs for an object of that type.
    requiring: (type name, field) -> those of the entries at which the field has a @requires.
    inconsistent: abstract types whose possible types differ between subgraphs.
    possible_types: abstract type -> object types of the whole supergraph, hidden ones included.
    """

    supergraph: Supergraph
    nodes: tuple[Node, ...]
    roots: Mapping[str, tuple[Node, ...]]
    entries: Mapping[str, tuple[Entry, ...]]
    requiring: Mapping[tuple[str, str], tuple[Entry, ...]]
    inconsistent: frozenset[str]
    possible_types: Mapping[str, tuple[str, ...]]

    def graph_name(self, node: Node) -> str:
        """The name of the node's subgraph."""
        return self.supergraph.graphs[node.graph].name
