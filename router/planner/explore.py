"""Which candidates could answer each thing the client asked for.

In:   a Selection and the position it is asked at.
Out:  terminals: for each requested leaf, the candidates that can provide it. Choosing is not done
      here; finding that nothing can is.

Object positions are simple: expand if anything asked is not local to where the object already is,
then look who has each field. Abstract positions follow three rules.

* A field asked of the interface itself stays there if some subgraph answers it for all its types.
  Else it is asked for each type apart, but only below an *origin*: a start from which every type it
  can return has the field. If different starts could each serve some types, the field cannot be
  had: no object is stitched together from several answers.
* The starts are alternative resolvers of one field and must agree, so a type that some start cannot
  return is dropped (*narrowing*).
* Types whose field leads to the same nodes share one child position, so that a deep selection below
  n types does not become n^depth positions.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from router.errors import PlanningError
from router.query_graph.graph import Node, QueryGraph
from router.query_graph.position import Candidate, Position
from router.query_graph.reach import Reach

from .selection import TYPENAME, SelectedField, Selection

_Tails = frozenset[tuple[int, str]]


@dataclass(slots=True, eq=False)
class Terminal:
    """Something asked for, and who can provide it.

    field: None when all that matters is that the object exists and, at abstract positions, its
        runtime type.
    providers: at least one candidate, earliest stage first.
    """

    position: Position
    field: SelectedField | None
    providers: list[Candidate]


class Unplannable(PlanningError):
    """Nobody can provide a field at some position."""

    def __init__(self, position: Position, field: str) -> None:
        where = ".".join((*position.path, field))
        super().__init__(
            f'Cannot plan "{where}": no subgraph can resolve "{position.type_name}.{field}" for the'
            " objects at this place."
        )


class Explorer:
    """Explores one operation; the terminals pile up in client order."""

    def __init__(self, graph: QueryGraph, reach: Reach) -> None:
        self.terminals: list[Terminal] = []
        self._graph = graph
        self._reach = reach
        self._types = graph.supergraph.types
        self._local: dict[tuple[int, int], bool] = {}
        self._feasible: dict[tuple[int, int], bool] = {}

    def explore(self, position: Position, selection: Selection) -> None:
        """Find providers for all that is asked at a position. Raises Unplannable."""
        if self._types[position.type_name].is_abstract:
            self._explore_abstract(position, selection)
        else:
            self._explore_object(position, selection)

    # --- objects ---

    def _explore_object(self, position: Position, selection: Selection) -> None:
        fields = [field for field in selection.fields if not field.name.startswith("__")]
        self._register_children(position, fields)
        self._expand_unless_local(position, selection)
        # All at once and first: what needs nothing may travel with what requires something.
        for field in fields:
            self._reach.require(position, field.name)
        for field in fields:
            self._explore_field(position, field)
        if not fields:
            self._require_existence(position)

    def _register_children(self, position: Position, fields: Iterable[SelectedField]) -> None:
        """Make the client's own child positions before any key looks for a place to hang."""
        for field in fields:
            if field.selection is not None and field.types is None:
                self._child(position, field)

    def _child(
        self, position: Position, field: SelectedField, under: frozenset[str] | None = None
    ) -> Position:
        return self._reach.child(
            position, field.key, field.type, response_key=field.response_key, under=under
        )

    def _expand_unless_local(self, position: Position, selection: Selection) -> None:
        if not all(self._is_local(c.node, selection) for c in position.candidates):
            self._reach.expand(position)

    def _explore_field(self, position: Position, field: SelectedField) -> None:
        providers = self._providers(position, field)
        if not providers:
            raise Unplannable(position, field.name)
        if field.selection is None:
            self.terminals.append(Terminal(position, field, providers))
            return
        child = self._child(position, field)
        self._reach.arrive(child, providers)
        self.explore(child, field.selection)

    def _providers(self, position: Position, field: SelectedField) -> list[Candidate]:
        """Who has the field; only the starts where these suffice, since no move is better."""
        providers = self._reach.providers(position, field.name)
        starts = [c for c in position.starts() if c in providers]
        if starts and len(starts) == len(position.starts()):
            if field.selection is None:
                return starts
            if all(self._is_local_field(c.node, field) for c in starts):
                return starts
        return providers

    def _require_existence(self, position: Position) -> None:
        candidates = [c for c in position.candidates if not c.node.is_interface_object]
        self.terminals.append(Terminal(position, None, candidates or position.candidates[:]))

    # --- interfaces and unions ---

    def _explore_abstract(self, position: Position, selection: Selection) -> None:
        fields = [
            field
            for field in selection.fields
            if not (field.is_echo or field.name.startswith("__"))
        ]
        self._register_children(position, fields)
        starts = _knowing_types(position.candidates)
        self._expand_unless_local(position, selection)
        bases = starts or _knowing_types(position.candidates)
        possible = self._narrowed(position, starts, bases)
        for field in fields:
            if field.types is not None:
                wanted = [name for name in possible if name in field.types]
                self._explore_branches(position, field, wanted, _knowing_types(position.candidates))
            elif not self._explore_common(position, field):
                self._explore_apart(position, field, bases, possible)
        if selection.needs_typename or not fields:
            self._require_typename(position, needed=selection.needs_typename)

    def _narrowed(
        self, position: Position, starts: list[Candidate], bases: list[Candidate]
    ) -> list[str]:
        """The object types to ask for, in supergraph order."""
        sets = [candidate.node.object_types or frozenset() for candidate in bases]
        allowed = frozenset.intersection(*sets) if starts else frozenset().union(*sets)
        return [name for name in self._graph.possible_types[position.type_name] if name in allowed]

    def _require_typename(self, position: Position, *, needed: bool) -> None:
        providers = _knowing_types(position.candidates)
        if not providers:
            if needed:
                raise Unplannable(position, TYPENAME)
            providers = position.candidates[:]
        starts = [candidate for candidate in position.starts() if candidate in providers]
        self.terminals.append(Terminal(position, None, starts or providers))

    def _explore_common(self, position: Position, field: SelectedField) -> bool:
        """Ask a field of the abstract type itself; False if no subgraph answers it so."""
        providers = self._providers(position, field)
        if not providers:
            return False
        if field.selection is None:
            self.terminals.append(Terminal(position, field, providers))
            return True
        child = self._child(position, field)
        self._reach.arrive(child, providers)
        before = len(self.terminals)
        try:
            self.explore(child, field.selection)
        except Unplannable:
            del self.terminals[before:]
            return False
        return True

    def _explore_apart(
        self,
        position: Position,
        field: SelectedField,
        bases: list[Candidate],
        possible: list[str],
    ) -> None:
        """Ask a field for each runtime type apart, below the origins."""
        origins = [base for base in bases if self._is_origin(base, field)]
        if not origins:
            raise Unplannable(position, field.name)
        returned = frozenset().union(*(origin.node.object_types or () for origin in origins))
        wanted = [name for name in possible if name in returned]
        self._explore_branches(position, field, wanted, origins)

    def _is_origin(self, candidate: Candidate, field: SelectedField) -> bool:
        node = candidate.node
        casts = node.casts.values() if node.casts else (node,)
        return all(self._is_feasible(cast, field) for cast in casts)

    def _explore_branches(
        self,
        position: Position,
        field: SelectedField,
        wanted: list[str],
        bases: list[Candidate],
    ) -> None:
        branches: dict[_Tails, dict[str, list[Candidate]]] = {}
        for name in wanted:
            branch = self._reach.condition(position, name, bases)
            if not branch.candidates:
                continue
            if not all(self._is_local_field(c.node, field) for c in branch.candidates):
                self._reach.expand(branch)
            providers = self._providers(branch, field)
            if not providers:
                raise Unplannable(branch, field.name)
            if field.selection is None:
                self.terminals.append(Terminal(branch, field, providers))
            else:
                branches.setdefault(_tails(providers, field.name), {})[name] = providers
        for by_type in branches.values():
            assert field.selection is not None
            child = self._child(position, field, under=frozenset(by_type))
            self._reach.arrive_by_all(child, list(by_type.values()))
            self.explore(child, field.selection)

    # --- what can be known from the node alone ---

    def _is_local(self, node: Node, selection: Selection) -> bool:
        """Whether the node's subgraph answers a whole selection without any move."""
        key = (node.id, id(selection))
        known = self._local.get(key)
        if known is None:
            known = (
                selection.type_name not in self._graph.inconsistent
                and not (node.is_interface_object and selection.needs_typename)
                and all(self._is_local_field(node, field) for field in selection.fields)
            )
            self._local[key] = known
        return known

    def _is_local_field(self, node: Node, field: SelectedField) -> bool:
        if field.name == TYPENAME:
            return not node.is_interface_object
        if field.types is not None and node.casts:
            casts = [cast for name, cast in node.casts.items() if name in field.types]
            return all(self._has_locally(cast, field) for cast in casts)
        return self._has_locally(node, field)

    def _has_locally(self, node: Node, field: SelectedField) -> bool:
        edge = node.fields.get(field.name)
        if edge is None or edge.requires is not None or edge.override is not None:
            return False
        if field.selection is None:
            return True
        return edge.target is not None and self._is_local(edge.target, field.selection)

    def _is_feasible(self, node: Node, field: SelectedField) -> bool:
        """Whether a field, with all below it, can be had for an object that is at this node."""
        key = (node.id, id(field))
        known = self._feasible.get(key)
        if known is None:
            trial = Explorer(self._graph, self._reach)
            trial._local, trial._feasible = self._local, self._feasible
            start = self._reach.start((node,), node.type_name)
            try:
                if not trial._is_local_field(node, field):
                    self._reach.expand(start)
                trial._explore_field(start, field)
                known = True
            except Unplannable:
                known = False
            self._feasible[key] = known
        return known


def _knowing_types(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those whose subgraph knows the runtime types: all but interface objects."""
    return [candidate for candidate in candidates if not candidate.node.is_interface_object]


def _tails(providers: Iterable[Candidate], field: str) -> _Tails:
    """Where a field leads, and in which lists: one selection must do for all that are equal."""
    return frozenset(
        (edge.target.id, edge.type.wrappers)
        for candidate in providers
        if (edge := candidate.node.fields.get(field)) is not None and edge.target is not None
    )
