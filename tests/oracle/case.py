"""One case of the oracle: a graph of some kind, and a few operations on it."""

import asyncio
from dataclasses import dataclass

from .dice import Dice
from .federation import Federation, RefusedByReference
from .generate_graph import Graph, generate_graph
from .generate_operation import generate_operation

OPERATIONS_PER_GRAPH = 5


@dataclass(frozen=True, slots=True)
class CaseKind:
    """What graphs may contain, and what may go wrong in them."""

    name: str
    abstract: bool = False
    interface_objects: bool = False
    faults: bool = False
    outages: bool = False


KINDS = (
    CaseKind("objects"),
    CaseKind("abstract types", abstract=True),
    CaseKind("interface objects", abstract=True, interface_objects=True),
    CaseKind("failing fields", abstract=True, interface_objects=True, faults=True),
    CaseKind("failing subgraphs", abstract=True, interface_objects=True, outages=True),
)


def run_case(dice: Dice, kind: CaseKind) -> None:
    """Make the case that the dice say, and check it. Raises Disagreement."""
    graph = generate_graph(dice, abstract=kind.abstract, interface_objects=kind.interface_objects)
    if kind.faults:
        graph.world.faulty = _faulty(dice, graph)
    try:
        federation = Federation.of(graph, printed=dice.chance(25))
    except RefusedByReference:
        return
    with asyncio.Runner() as runner:
        for _ in range(OPERATIONS_PER_GRAPH):
            if kind.outages:
                for stub in federation.stubs.values():
                    stub.is_down = dice.chance(30)
            runner.run(federation.check(generate_operation(dice, federation.monolith.schema)))


def _faulty(dice: Dice, graph: Graph) -> frozenset[tuple[str, str]]:
    """Fields that may fail: none that a key or a requirement needs, and no mutation."""
    needed = {
        word
        for placement in graph.placements
        for placed in placement.types.values()
        for it in placed.fields.values()
        for word in it.requires.replace("(", " ").split()
    }
    usable = [
        (type_name, name)
        for type_name, fields in graph.world.types.items()
        for name, known in fields.items()
        if type_name != "Mutation"
        and not (known.key or known.never_null)  # a subgraph would null more than the field
        and name not in needed
    ]
    return frozenset(dice.some(usable, 25))
