"""The closure: into which subgraphs the object at a position can be moved.

Strategy. A position begins with the candidates that its parent's fields (or a root, or a cast)
give it. `expand` then goes by stages. At stage s it tries each entry of the position's type: if all
leaves of the entry's key can be had from candidates of stage s or below (`derive`), the entry's
node becomes a candidate of stage s + 1. Keys that can only be had after another move (chained
keys), composite and nested keys whose parts live in several subgraphs, and keys that are themselves
behind a @requires all come out of this one loop.

A field with @requires is reached through a candidate of its own, identified by the field set: an
entity move whose representation carries key and required leaves.

It ends: a position has at most (nodes of the type) * (stages) candidates; nested positions follow
the depth of field sets; below a position that is being expanded, others like it are expanded once
more and then no further, and a requirement that depends on itself is refused.

Used with all starts together by the planner, and with a single start by satisfiability.
"""

from collections import Counter
from collections.abc import Iterable

from router.schema.definition import COMPOSITE_KINDS
from router.schema.field_set import FieldSelection, FieldSet, FragmentSelection
from router.schema.literal import print_literal
from router.schema.type_ref import TypeRef

from .graph import Entry, FieldEdge, Node, QueryGraph
from .position import (
    AllArrival,
    Arrival,
    BranchNeed,
    Candidate,
    CastArrival,
    FieldArrival,
    FieldKey,
    HopArrival,
    LeafNeed,
    Need,
    ObjectNeed,
    Position,
    RootArrival,
)

MAX_STAGES = 6
"""Entity moves in a row at one position."""

MAX_STAGE = 24
"""Depth of a plan, in fetches."""


MAX_SELF_NESTING = 2
"""How often a position is expanded below one that is like it: the key of a type may lie in another
object of that type, whose own key is found elsewhere."""


class TooManyPositions(Exception):
    """The operation is larger than the limit allows."""


class Reach:
    """Positions and candidates of one operation, or of one question of satisfiability.

    labels: the active labels of progressive @override.

    What a key or a requirement may be gathered from is decided in `derive_key`, `resolving`,
    `hidden_child`, `hidden_branch` and `require`; satisfiability is stricter there.
    """

    def __init__(
        self,
        graph: QueryGraph,
        labels: frozenset[str] = frozenset(),
        max_positions: int = 20_000,
    ) -> None:
        self.graph = graph
        self.labels = labels
        self._types = graph.supergraph.types
        self._positions_left = max_positions
        self._expanding: Counter[tuple[str, frozenset[int]]] = Counter()
        self._requiring: set[tuple[int, int, str]] = set()
        self._postponed = 0
        """How often a field set failed only because what it needs is there at a later stage."""

    # --- positions ---

    def root(self, nodes: Iterable[Node]) -> Position:
        """The root of an operation that may start at any of the nodes."""
        nodes = tuple(nodes)
        position = self._position(nodes[0].type_name)
        for node in nodes:
            self._add(position, node, None, 0, RootArrival())
        return position

    def start(self, nodes: Iterable[Node], type_name: str) -> Position:
        """A position whose objects are already there; for questions, not for plans."""
        position = self._position(type_name)
        for node in nodes:
            self._add(position, node, None, 0, RootArrival())
        return position

    def child(
        self,
        parent: Position,
        field: FieldKey,
        type_ref: TypeRef,
        *,
        response_key: str | None = None,
        under: frozenset[str] | None = None,
    ) -> Position:
        """The position below a field; the same one whenever it is asked for again."""
        if under is None and parent.base is not None:
            parent, under = parent.base, frozenset((parent.type_name,))
        key = (response_key, field, under)
        position = parent.children.get(key)
        if position is None:
            position = self._position(type_ref.name)
            position.parent, position.under = parent, under
            position.via, position.response_key = field, response_key
            position.lists = type_ref.lists
            parent.children[key] = position
        return position

    def arrive(self, child: Position, parents: Iterable[Candidate]) -> None:
        """Give `child` the tails of its field from each candidate that has it."""
        name = child.via[0]
        for parent in parents:
            edge = parent.edge(name, self.labels)
            if edge is not None and edge.target is not None:
                self._add(child, edge.target, None, parent.stage, FieldArrival(parent, edge))

    def arrive_by_all(self, child: Position, branches: list[list[Candidate]]) -> None:
        """Give `child` the tails that each branch has; an object comes along its own branch."""
        name = child.via[0]
        tails: dict[int, list[list[FieldArrival]]] = {}
        for number, candidates in enumerate(branches):
            for parent in candidates:
                edge = parent.edge(name, self.labels)
                if edge is None or edge.target is None:
                    continue
                slots = tails.setdefault(edge.target.id, [[] for _ in branches])
                slots[number].append(FieldArrival(parent, edge))
        for slots in tails.values():
            if all(slots):
                best = tuple(min(slot, key=lambda arrival: arrival.parent.stage) for slot in slots)
                stage = max(arrival.parent.stage for arrival in best)
                target = best[0].edge.target
                assert target is not None
                arrival: Arrival = best[0] if len(best) == 1 else AllArrival(best)
                self._add(child, target, None, stage, arrival)

    def condition(
        self, base: Position, type_name: str, bases: Iterable[Candidate] | None = None
    ) -> Position:
        """The objects at `base` that are of one object type, cast from some of its candidates.

        bases: the candidates to cast; all that `base` has when it is None.
        """
        position = base.conditioned.get(type_name)
        if position is None:
            position = self._position(type_name)
            position.base = base
            base.conditioned[type_name] = position
        self.arrive_by_cast(position, base.candidates if bases is None else bases)
        return position

    def arrive_by_cast(self, position: Position, bases: Iterable[Candidate]) -> None:
        """Give a conditioned position the casts of some candidates at its base."""
        name = position.type_name
        for candidate in bases:
            node = candidate.node
            target = node if node.type_name == name else node.casts.get(name)
            if target is not None:
                self._add(position, target, None, candidate.stage, CastArrival(candidate))

    # --- closure ---

    def require(self, position: Position, field: str, up_to: int = MAX_STAGE) -> None:
        """Make the candidates at which a field with @requires can be asked; expands nothing."""
        for entry in self._entries_requiring(position, field):
            self._require(position, entry, entry.node.fields[field], up_to)

    def providers(self, position: Position, field: str) -> list[Candidate]:
        """All candidates that can answer a field, earliest stage first; expands nothing."""
        self.require(position, field)
        found = [c for c in position.candidates if c.edge(field, self.labels)]
        found.sort(key=lambda candidate: candidate.stage)
        return found

    def expand(self, position: Position) -> None:
        """Add every candidate that entity moves at this position can reach."""
        if position.expanded_with == len(position.candidates) or not position.candidates:
            return
        guard = (position.type_name, frozenset(c.node.id for c in position.candidates))
        if self._expanding[guard] == MAX_SELF_NESTING:
            return
        self._expanding[guard] += 1
        first = min(candidate.stage for candidate in position.candidates)
        entries = self._entries(position)
        for stage in range(first, min(first + MAX_STAGES, MAX_STAGE)):
            postponed = self._postponed
            added = [self._enter(position, entry, stage) for entry in entries]
            later = any(candidate.stage > stage for candidate in position.candidates)
            if not any(added) and not later and self._postponed == postponed:
                break
        self._expanding[guard] -= 1
        position.expanded_with = len(position.candidates)

    def _entries(self, position: Position) -> tuple[Entry, ...]:
        return self.graph.entries.get(position.type_name, ())

    def _enter(self, position: Position, entry: Entry, stage: int) -> bool:
        """Try one entry with inputs up to a stage; True if a candidate was added."""
        for candidate in position.candidates:
            same = candidate.node is entry.node and candidate.requires is None
            if same and candidate.stage <= stage:
                return False
        needs = self.derive_key(position, entry, stage)
        if needs is None:
            return False
        return self._add(position, entry.node, None, stage + 1, HopArrival(entry, needs))

    def derive_key(self, position: Position, entry: Entry, stage: int) -> tuple[Need, ...] | None:
        """What a representation for an entry is made of; None when the key cannot be had."""
        return self.derive(position, entry.key, stage)

    def derive(
        self, position: Position, field_set: FieldSet, stage: int
    ) -> tuple[Need, ...] | None:
        """What a representation with this field set is made of, from candidates up to a stage.

        None when some leaf cannot be had.
        """
        needs: list[Need] = []
        for selection in field_set:
            if isinstance(selection, FragmentSelection):
                found = self._derive_fragment(position, selection, stage)
            elif selection.name == "__typename":
                continue
            else:
                found = self._derive_field(position, selection, stage)
            if found is None:
                return None
            needs.extend(found)
        return tuple(needs)

    def _derive_field(
        self, position: Position, selection: FieldSelection, stage: int
    ) -> tuple[Need, ...] | None:
        key = field_key(selection)
        self._satisfy(position, selection.name, stage)
        parents = self.resolving(position, selection.name, stage)
        if not parents:
            return None
        if not selection.selections:
            return (LeafNeed(position, key),)
        child = self.hidden_child(position, key, parents)
        self.arrive(child, parents)
        needs = self.derive(child, selection.selections, stage)
        if needs is None:
            self.expand(child)
            needs = self.derive(child, selection.selections, stage)
        if needs is None:
            self._postponed += any(candidate.stage > stage for candidate in child.candidates)
            return None
        return (ObjectNeed(child, needs),)

    def _derive_fragment(
        self, position: Position, fragment: FragmentSelection, stage: int
    ) -> tuple[Need, ...] | None:
        condition = fragment.type_condition
        definition = self._types[position.type_name]
        if condition is None or condition == position.type_name:
            return self.derive(position, fragment.selections, stage)
        if not definition.is_abstract:
            applies = position.type_name in self.graph.possible_types.get(condition, ())
            return self.derive(position, fragment.selections, stage) if applies else ()
        needs: list[Need] = []
        wanted = self.graph.possible_types.get(condition, (condition,))
        returned = {
            name
            for candidate in position.candidates
            for name in candidate.node.object_types or ()
            if candidate.stage <= stage
        }
        for name in wanted:
            if name not in returned:
                continue  # nobody returns such an object here: it contributes nothing
            branch = self.hidden_branch(position, name)
            found = self.derive(branch, fragment.selections, stage)
            if found is None:
                self.expand(branch)
                found = self.derive(branch, fragment.selections, stage)
            if found is None:
                self._postponed += any(candidate.stage > stage for candidate in branch.candidates)
                return None
            needs.append(BranchNeed(branch, found))
        return tuple(needs)

    def resolving(self, position: Position, field: str, stage: int) -> list[Candidate]:
        """The candidates up to a stage from which a key or a requirement may take a field."""
        return [c for c in position.candidates if c.stage <= stage and c.edge(field, self.labels)]

    def _satisfy(self, position: Position, field: str, stage: int) -> None:
        """If nobody has the field plainly up to this stage, try those who @require something."""
        if not self.resolving(position, field, stage):
            self.require(position, field, stage)

    def hidden_branch(self, position: Position, type_name: str) -> Position:
        """The objects of one type at a position, for what lies in a fragment of a field set."""
        return self.condition(position, type_name)

    def hidden_child(self, position: Position, key: FieldKey, parents: list[Candidate]) -> Position:
        """The client's own child for the same field if there is one, else a hidden one."""
        owner, under = position, None
        if position.base is not None:
            owner, under = position.base, frozenset((position.type_name,))
        for (response_key, field, scope), child in owner.children.items():
            if response_key is not None and field == key and scope == under:
                return child
        edge = parents[0].edge(key[0], self.labels)
        assert edge is not None
        return self.child(position, key, edge.type)

    # --- requires ---

    def _entries_requiring(self, position: Position, field: str) -> tuple[Entry, ...]:
        return self.graph.requiring.get((position.type_name, field), ())

    def _require(self, position: Position, entry: Entry, edge: FieldEdge, up_to: int) -> None:
        """Add the candidate at which a field with @requires can be asked, at its earliest stage."""
        assert edge.requires is not None
        for candidate in position.candidates:
            if candidate.node is entry.node and candidate.requires == edge.requires:
                return
        guard = (id(position), entry.node.id, edge.name)
        if guard in self._requiring:
            return
        self._requiring.add(guard)
        # Every stage, not only those that have a candidate by now: what is required may itself be
        # behind a @requires, whose candidate is made while we ask for it.
        first = min((candidate.stage for candidate in position.candidates), default=0)
        for stage in range(first, min(first + MAX_STAGES, up_to)):
            key = self.derive(position, entry.key, stage)
            required = None if key is None else self.derive(position, edge.requires, stage)
            if key is not None and required is not None:
                arrival = HopArrival(entry, key + required)
                self._add(position, entry.node, edge.requires, stage + 1, arrival)
                break
        self._requiring.discard(guard)

    # --- bookkeeping ---

    def _position(self, type_name: str) -> Position:
        self._positions_left -= 1
        if self._positions_left < 0:
            raise TooManyPositions
        return Position(type_name)

    def _add(
        self,
        position: Position,
        node: Node,
        requires: FieldSet | None,
        stage: int,
        arrival: Arrival,
    ) -> bool:
        """Note one more way to be somewhere; True if it made a new candidate."""
        candidate = position.find(node, requires, stage)
        if candidate is None:
            position.candidates.append(Candidate(position, node, stage, requires, [arrival]))
            return True
        if not any(_same(arrival, known) for known in candidate.arrivals):
            candidate.arrivals.append(arrival)
        return False

    def is_composite(self, type_name: str) -> bool:
        """Whether values of the type are objects."""
        return self._types[type_name].kind in COMPOSITE_KINDS


def _goes_on_after(position: Position, stage: int) -> bool:
    """Whether anything here or below, where the parts of keys are, is only to be had later."""
    if any(candidate.stage > stage for candidate in position.candidates):
        return True
    below = (*position.owner.children.values(), *position.conditioned.values())
    return any(_goes_on_after(other, stage) for other in below if other.candidates)


def _same(one: Arrival, other: Arrival) -> bool:
    match one, other:
        case FieldArrival(), FieldArrival():
            return one.parent is other.parent
        case CastArrival(), CastArrival():
            return one.base is other.base
        case HopArrival(), HopArrival():
            return one.entry is other.entry
        case AllArrival(), AllArrival():
            return all(a.parent is b.parent for a, b in zip(one.fields, other.fields, strict=False))
        case _:
            return type(one) is type(other)


def field_key(selection: FieldSelection) -> FieldKey:
    """The key of a field in a field set: its arguments are constants."""
    if not selection.arguments:
        return selection.name, ""
    ordered = sorted(selection.arguments, key=lambda argument: argument[0])
    inner = ",".join(f"{name}:{print_literal(value)}" for name, value in ordered)
    return selection.name, f"({inner})"
