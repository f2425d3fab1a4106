"""From the chosen candidates to fetch groups.

A chosen candidate that came by a root or an entity move *is* a fetch group; one that came by a
field or a cast belongs to its parent's. So there is no plan to build first and repair later:

1. Client fields claim their storage keys, in client order, so that hidden fields never take one.
2. Each terminal is written into the scope of its provider; the scopes above it come into being.
3. Each entity move writes the leaves of its representations into the scopes of their providers,
   and waits for the groups of these.
4. A composite key that two groups fill at one place is marked: there, answers merge deeply.
"""

from collections import defaultdict

from router.query_graph.graph import NodeKind, QueryGraph
from router.query_graph.position import (
    AllArrival,
    BranchNeed,
    Candidate,
    CastArrival,
    FieldArrival,
    HopArrival,
    LeafNeed,
    Need,
    ObjectNeed,
    Position,
    RootArrival,
    leaf_needs,
)
from router.schema.field_set import print_field_set

from .choose import Choice, anchor
from .explore import Terminal
from .fetch_group import FetchGroup, Scope
from .plan import PathSegment, RepresentationField, RepresentationPart
from .slots import Slots, Types

_GroupKey = tuple[int, Position | None, int, object]


class Emitter:
    """Makes the fetch groups of one choice; `slots` then tells the projection where things are."""

    def __init__(self, graph: QueryGraph, labels: frozenset[str], choice: Choice, slots: Slots):
        self.slots = slots
        self._graph = graph
        self._labels = labels
        self._choice = choice
        self._groups: dict[_GroupKey, FetchGroup] = {}
        self._slots: dict[Position, Slots] = {}
        self._storage: dict[Position, str] = {}
        self._leaves: dict[Terminal, str] = {}
        self._scopes: dict[Candidate, tuple[Scope, ...]] = {}
        self._filled: defaultdict[Slots, defaultdict[str, set[FetchGroup]]] = defaultdict(
            lambda: defaultdict(set)
        )

    def emit(self, terminals: list[Terminal]) -> list[FetchGroup]:
        """The groups, in order of their stages."""
        for terminal in terminals:
            self._claim(terminal)
        for terminal in terminals:
            self._write(terminal)
        hops = [
            c for c, arrival in self._choice.arrivals.items() if isinstance(arrival, HopArrival)
        ]
        for candidate in sorted(hops, key=lambda c: c.stage):
            self._write_representation(candidate)
        groups = sorted(self._groups.values(), key=lambda group: group.stage)
        for group in groups:
            self._mark_deep_keys(group)
            if group.position is None:
                # A subgraph executes the root fields of a mutation in the order of the request.
                group.scope("").arrange(self.slots.storage_keys())
            else:
                group.path = self._path(group.position, None)
        return groups

    # --- storage keys ---

    def _claim(self, terminal: Terminal) -> None:
        field, position = terminal.field, terminal.position
        slots = self.slots_of(position)
        if field is not None:
            shape = self._leaf_shape(self._choice.provided[terminal], field.name)
            self._leaves[terminal] = slots.claim_for_client(
                field.response_key, field.key, _types(position), shape
            )

    def slots_of(self, position: Position) -> Slots:
        """The slots of the objects at a position."""
        owner = position.owner
        known = self._slots.get(owner)
        if known is None:
            known = self.slots
            if owner.parent is not None:
                known = self.slots_of(owner.parent).child(self.storage_key(owner))
            self._slots[owner] = known
        return known

    def storage_key(self, position: Position) -> str:
        """The storage key of the field that leads to a position."""
        known = self._storage.get(position)
        if known is None:
            assert position.parent is not None
            slots, arrivals = self.slots_of(position.parent), self._fields_to(position)
            shape = "|".join(dict.fromkeys(f"{it.edge.type.wrappers}{{}}" for it in arrivals))
            if position.response_key is not None:
                known = slots.claim_for_client(
                    position.response_key, position.via, position.under, shape
                )
            else:
                known = slots.claim_hidden(position.via, position.under, shape)
            self._storage[position] = known
        return known

    def _path(self, position: Position, types: Types) -> tuple[PathSegment, ...]:
        if position.parent is None:
            return ()
        above = self._path(position.parent, position.under)
        return (*above, PathSegment(self.storage_key(position), position.lists, types))

    def _fields_to(self, position: Position) -> list[FieldArrival]:
        """The chosen fields that lead to a position, one for each candidate and branch."""
        found: list[FieldArrival] = []
        for candidate in position.candidates:
            arrival = self._choice.arrivals.get(candidate)
            if isinstance(arrival, FieldArrival):
                found.append(arrival)
            elif isinstance(arrival, AllArrival):
                found.extend(arrival.fields)
        return found

    # --- scopes ---

    def _write(self, terminal: Terminal) -> None:
        provider = self._choice.provided[terminal]
        scopes, field = self._scopes_of(provider), terminal.field
        if field is None:
            if not provider.node.is_interface_object:
                for scope in scopes:
                    scope.needs_typename |= self._is_abstract(terminal.position)
            return
        for scope in scopes:
            scope.field(self._leaves[terminal], field.name, field.arguments)

    def _is_abstract(self, position: Position) -> bool:
        return self._graph.supergraph.types[position.type_name].is_abstract

    def _leaf_shape(self, provider: Candidate, name: str) -> str:
        edge = provider.edge(name, self._labels)
        assert edge is not None
        return str(edge.type)

    def _scopes_of(self, candidate: Candidate) -> tuple[Scope, ...]:
        """Where fields of a chosen candidate are written; several below an AllArrival."""
        known = self._scopes.get(candidate)
        if known is None:
            known = self._scopes[candidate] = self._make_scopes(candidate)
            if candidate.node.is_interface_object:
                for scope in known:
                    scope.fallback = next(iter(candidate.node.fields), "__typename")
        return known

    def _make_scopes(self, candidate: Candidate) -> tuple[Scope, ...]:
        arrival = self._choice.arrivals[candidate]
        match arrival:
            case RootArrival():
                return (self.group_of(candidate).scope(""),)
            case HopArrival():
                return (self.group_of(candidate).scope(arrival.entry.typename),)
            case CastArrival():
                scopes = self._scopes_of(arrival.base)
                if arrival.base.node.kind is NodeKind.OBJECT:
                    for scope in scopes:
                        scope.needs_typename = True
                    return scopes
                return tuple(scope.branch(candidate.node.type_name) for scope in scopes)
            case FieldArrival():
                return self._scopes_below(candidate.position, (arrival,))
            case AllArrival():
                return self._scopes_below(candidate.position, arrival.fields)

    def _scopes_below(
        self, position: Position, fields: tuple[FieldArrival, ...]
    ) -> tuple[Scope, ...]:
        storage_key = self.storage_key(position)
        scopes: dict[Scope, None] = {}
        assert position.parent is not None
        slots = self.slots_of(position.parent)
        name, arguments = position.via
        for field in fields:
            for scope in self._scopes_of(field.parent):
                scopes[scope.below(storage_key, name, arguments)] = None
            for group in self.groups_of(field.parent):
                self._filled[slots][storage_key].add(group)
        return tuple(scopes)

    # --- groups ---

    def group_of(self, candidate: Candidate) -> FetchGroup:
        """The group of a candidate that came by a root or an entity move."""
        position: Position | None = None
        place: Position | None = None
        if isinstance(self._choice.arrivals[candidate], HopArrival):
            # A subgraph with an interface object cannot tell types apart: what is asked there for
            # one type would be asked for all. So each type has its own group there.
            position = candidate.position.owner
            place = candidate.position if candidate.node.is_interface_object else position
        key = (candidate.node.graph, place, candidate.stage, candidate.requires)
        group = self._groups.get(key)
        if group is None:
            group = FetchGroup(candidate.node.graph, candidate.stage, position)
            self._groups[key] = group
        return group

    def groups_of(self, candidate: Candidate) -> set[FetchGroup]:
        """The groups that answer what is asked of a chosen candidate."""
        arrival = self._choice.arrivals[candidate]
        match arrival:
            case RootArrival() | HopArrival():
                return {self.group_of(candidate)}
            case CastArrival():
                return self.groups_of(arrival.base)
            case FieldArrival():
                return self.groups_of(arrival.parent)
            case AllArrival():
                return set().union(*(self.groups_of(field.parent) for field in arrival.fields))

    def _mark_deep_keys(self, group: FetchGroup) -> None:
        slots = self.slots if group.position is None else self.slots_of(group.position)
        for storage_key, groups in self._filled[slots].items():
            if group in groups and len(groups) > 1:
                group.deep_keys.add(storage_key)

    # --- representations ---

    def _write_representation(self, candidate: Candidate) -> None:
        arrival = self._choice.arrivals[candidate]
        assert isinstance(arrival, HopArrival)
        self._scopes_of(candidate)
        group, entry = self.group_of(candidate), arrival.entry
        leaves = list(leaf_needs(arrival.needs))
        for need in leaves:
            group.after |= self.groups_of(self._choice.input_of(candidate, need))
        position = candidate.position
        if not any(need.position.owner is position.owner for need in leaves):
            start = anchor(position, self._choice.arrivals)
            self._scopes_of(start)  # there may be nothing else to ask of it
            group.after |= self.groups_of(start)
        fields, branches = self._representation_fields(candidate, arrival.needs, entry.typename)
        group.parts.append(RepresentationPart(fields, _types(position), entry.typename))
        group.parts.extend(branches)
        if candidate.node.kind is NodeKind.INTERFACE:
            group.keeps_typename = True
        if entry.key:
            group.reasons[f"key {print_field_set(entry.key)}"] = None
        else:
            group.is_reentry = True
            group.reasons["the query root again"] = None
        if candidate.requires is not None:
            group.reasons[f"requires {print_field_set(candidate.requires)}"] = None

    def _representation_fields(
        self, candidate: Candidate, needs: tuple[Need, ...], type_name: str
    ) -> tuple[tuple[RepresentationField, ...], list[RepresentationPart]]:
        """The fields for all objects, and the parts for some runtime types only."""
        leaves: dict[str, RepresentationField] = {}
        objects: dict[Position, list[Need]] = {}
        branches: list[RepresentationPart] = []
        for need in needs:
            match need:
                case LeafNeed():
                    leaves[need.field[0]] = self._representation_leaf(candidate, need, type_name)
                case ObjectNeed():
                    objects.setdefault(need.child, []).extend(need.needs)
                case BranchNeed():
                    name = need.position.type_name
                    inner, nested = self._representation_fields(candidate, need.needs, name)
                    branches.append(RepresentationPart(inner, frozenset((name,))))
                    branches.extend(nested)
        composite = [
            self._representation_object(candidate, child, tuple(inner), type_name)
            for child, inner in objects.items()
        ]
        return (*leaves.values(), *composite), branches

    def _representation_leaf(
        self, candidate: Candidate, need: LeafNeed, type_name: str
    ) -> RepresentationField:
        provider = self._choice.input_of(candidate, need)
        name, arguments = need.field
        storage_key = self.slots_of(need.position).claim_hidden(
            need.field, _types(need.position), self._leaf_shape(provider, name)
        )
        for scope in self._scopes_of(provider):
            scope.field(storage_key, name, arguments)
            if self._is_abstract(need.position) and need.position is not candidate.position:
                scope.needs_typename |= not provider.node.is_interface_object
        nullable = not self._is_non_null(candidate.node.graph, type_name, name)
        return RepresentationField(name, storage_key, None, nullable)

    def _representation_object(
        self, candidate: Candidate, child: Position, needs: tuple[Need, ...], type_name: str
    ) -> RepresentationField:
        fields, branches = self._representation_fields(candidate, needs, child.type_name)
        typename = "" if self._is_abstract(child) else None
        return RepresentationField(
            child.via[0],
            self.storage_key(child),
            (RepresentationPart(fields, None, typename), *branches),
            not self._is_non_null(candidate.node.graph, type_name, child.via[0]),
        )

    def _is_non_null(self, graph: int, type_name: str, field_name: str) -> bool:
        """Whether a subgraph declares a field that it is sent as non-null."""
        field = self._graph.supergraph.types[type_name].fields.get(field_name)
        if field is None:
            return False
        graph_id = self._graph.supergraph.graphs[graph].id
        for join in field.joins:
            if join.graph == graph_id and join.type is not None:
                return join.type.is_non_null
        return field.type.is_non_null


def _types(position: Position) -> Types:
    """The runtime types that a position speaks of."""
    return None if position.base is None else frozenset((position.type_name,))
