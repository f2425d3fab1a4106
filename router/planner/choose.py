"""The cheapest set of candidates that provides every terminal.

The problem: each terminal has providers, each provider has arrivals, each arrival has inputs that
must be provided in turn: a directed Steiner problem. Costs are dominated by the number of fetches,
so leaves are free and entering a subgraph is what counts.

The idea: take the terminals that leave no choice first; for the others try the providers in order
of their estimated cost, going on from what is already chosen. The first descent is the greedy
answer. Branch and bound then improves it, within a fixed number of steps; real operations need a
few dozen. A terminal with a provider that is already chosen is free and never branched on.

What was left: a lower bound for the remaining terminals. Measurements never came near the limit.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from router.query_graph.position import (
    AllArrival,
    Arrival,
    Candidate,
    CastArrival,
    FieldArrival,
    HopArrival,
    LeafNeed,
    Position,
    RootArrival,
    leaf_needs,
)

from .explore import Terminal

FETCH = 1000
"""A request of its own."""

BATCHED_FETCH = 400
"""A request that can travel with another one to the same subgraph at the same time."""

JOINED_FETCH = 20
"""More fields for a request that is made anyway, at the same place."""

STAGE = 10
"""What waiting for one more round costs beside the requests themselves."""

SEARCH_STEPS = 2_000

MAX_BRANCHING_TERMINALS = 200
"""Beyond that the greedy answer stands: the search would not get far and would recurse deeply."""


@dataclass(slots=True)
class Choice:
    """The chosen part of the graph of candidates.

    arrivals: chosen candidate -> the arrival it comes by.
    inputs: (chosen candidate, need) -> the candidate that provides the need.
    """

    arrivals: dict[Candidate, Arrival] = field(default_factory=dict)
    inputs: dict[tuple[Candidate, LeafNeed], Candidate] = field(default_factory=dict)
    provided: dict[Terminal, Candidate] = field(default_factory=dict)

    def input_of(self, candidate: Candidate, need: LeafNeed) -> Candidate:
        """Who provides a need of a chosen candidate."""
        return self.inputs[candidate, need]


def choose(terminals: list[Terminal], labels: frozenset[str]) -> tuple[Choice, int]:
    """The chosen candidates and their cost; deterministic for equal input."""
    return _Search(labels).run(terminals)


class _Search:
    def __init__(self, labels: frozenset[str]) -> None:
        self._labels = labels
        self._choice = Choice()
        self._log: list[Candidate] = []
        self._input_log: list[tuple[Candidate, LeafNeed]] = []
        self._steps = SEARCH_STEPS
        self._best: tuple[Choice, int] | None = None

    def run(self, terminals: list[Terminal]) -> tuple[Choice, int]:
        forced = [t for t in terminals if len(t.providers) == 1]
        open_ones = sorted(
            (t for t in terminals if len(t.providers) > 1), key=lambda t: len(t.providers)
        )
        cost = 0
        for terminal in forced:
            cost += self._connect(terminal.providers[0])
        open_ones = list(_distinct(open_ones))
        if len(open_ones) > MAX_BRANCHING_TERMINALS:
            for terminal in open_ones:
                cost += self._connect(self._ordered(terminal)[0])
            self._best = (self._choice, cost)
        else:
            self._descend(open_ones, 0, cost)
        assert self._best is not None
        choice, cost = self._best
        for terminal in terminals:
            choice.provided[terminal] = next(c for c in terminal.providers if c in choice.arrivals)
        return choice, cost

    def _descend(self, terminals: list[Terminal], index: int, cost: int) -> None:
        if self._best is not None and (cost >= self._best[1] or self._steps <= 0):
            return
        self._steps -= 1
        while index < len(terminals) and self._is_provided(terminals[index]):
            index += 1
        if index == len(terminals):
            chosen = Choice(dict(self._choice.arrivals), dict(self._choice.inputs))
            self._best = (chosen, cost)
            return
        for provider in self._ordered(terminals[index]):
            mark, input_mark = len(self._log), len(self._input_log)
            self._descend(terminals, index + 1, cost + self._connect(provider))
            self._undo(mark, input_mark)

    def _is_provided(self, terminal: Terminal) -> bool:
        return any(provider in self._choice.arrivals for provider in terminal.providers)

    def _ordered(self, terminal: Terminal) -> list[Candidate]:
        return sorted(terminal.providers, key=self._estimate)

    def _undo(self, mark: int, input_mark: int) -> None:
        for candidate in self._log[mark:]:
            del self._choice.arrivals[candidate]
        for key in self._input_log[input_mark:]:
            del self._choice.inputs[key]
        del self._log[mark:], self._input_log[input_mark:]

    # --- connecting ---

    def _connect(self, candidate: Candidate) -> int:
        """Choose a candidate with all that it needs; returns what that adds to the cost."""
        if candidate in self._choice.arrivals:
            return 0
        arrivals = candidate.arrivals
        arrival = arrivals[0]
        if len(arrivals) > 1:
            arrival = min(arrivals, key=lambda option: self._estimate_arrival(candidate, option))
        match arrival:
            case RootArrival():
                cost = FETCH
            case FieldArrival():
                cost = self._connect(arrival.parent)
            case CastArrival():
                cost = self._connect(arrival.base)
            case AllArrival():
                cost = sum(self._connect(field.parent) for field in arrival.fields)
            case HopArrival():
                cost = self._fetch_cost(candidate)
                cost += sum(self._connect_input(candidate, n) for n in leaf_needs(arrival.needs))
                cost += self._connect_existence(candidate, arrival)
        self._choice.arrivals[candidate] = arrival
        self._log.append(candidate)
        return cost

    def _connect_input(self, candidate: Candidate, need: LeafNeed) -> int:
        providers = self._providers_of(need, candidate.stage)
        chosen = next((p for p in providers if p in self._choice.arrivals), providers[0])
        self._choice.inputs[candidate, need] = chosen
        self._input_log.append((candidate, need))
        return self._connect(chosen)

    def _providers_of(self, need: LeafNeed, stage: int) -> list[Candidate]:
        name = need.field[0]
        found = [
            c for c in need.position.candidates if c.stage < stage and c.edge(name, self._labels)
        ]
        return sorted(found, key=lambda c: c.stage)

    def _connect_existence(self, candidate: Candidate, arrival: HopArrival) -> int:
        """An object can only be sent if somebody put it there, even if its key is elsewhere."""
        here = candidate.position.owner
        if any(n.position.owner is here for n in leaf_needs(arrival.needs)):
            return 0
        return self._connect(anchor(candidate.position, self._choice.arrivals))

    # --- costs ---

    def _fetch_cost(self, candidate: Candidate) -> int:
        graph, stage, path = candidate.node.graph, candidate.stage, candidate.position.path
        cost = FETCH
        for other, arrival in self._choice.arrivals.items():
            if other.stage != stage or other.node.graph != graph:
                continue
            if isinstance(arrival, HopArrival):
                if other.position.path == path:
                    return JOINED_FETCH
                cost = BATCHED_FETCH
        return cost + STAGE * stage

    def _estimate(self, candidate: Candidate) -> int:
        if candidate in self._choice.arrivals:
            return 0
        return min(self._estimate_arrival(candidate, arrival) for arrival in candidate.arrivals)

    def _estimate_arrival(self, candidate: Candidate, arrival: Arrival) -> int:
        match arrival:
            case RootArrival():
                return FETCH
            case FieldArrival():
                return self._estimate(arrival.parent)
            case CastArrival():
                return self._estimate(arrival.base)
            case AllArrival():
                return max(self._estimate(field.parent) for field in arrival.fields)
            case HopArrival():
                inputs = 0
                for need in leaf_needs(arrival.needs):
                    providers = self._providers_of(need, candidate.stage)
                    inputs = max(inputs, self._estimate(providers[0]))
                    inputs += 1
                return self._fetch_cost(candidate) + inputs


def anchor(position: Position, chosen: Iterable[Candidate]) -> Candidate:
    """A candidate that makes the objects at a position exist, a chosen one if there is one."""
    taken = set(chosen)
    starts = position.starts()
    return next((start for start in starts if start in taken), starts[0])


def _distinct(terminals: Iterable[Terminal]) -> Iterator[Terminal]:
    """One terminal for each set of providers: the others are provided with it."""
    seen: set[tuple[int, ...]] = set()
    for terminal in terminals:
        key = tuple(sorted(id(provider) for provider in terminal.providers))
        if key not in seen:
            seen.add(key)
            yield terminal
