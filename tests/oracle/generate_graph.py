"""A random world, and subgraphs that serve it between them; every graph made here composes."""

from dataclasses import dataclass

from .dice import Dice
from .generate_abstract import add_abstract_types, add_interface_object
from .generate_directives import add_overrides, add_provides, add_requirements
from .graph_builder import GraphBuilder
from .placement import Placement, settle_requirements
from .world import World


@dataclass(slots=True)
class Graph:
    """What one case is about."""

    world: World
    placements: list[Placement]


def generate_graph(dice: Dice, *, abstract: bool = False, interface_objects: bool = False) -> Graph:
    """A graph of object types, and of interfaces, unions and interface objects where allowed."""
    names = ("a", "b", "c", "d")[: 2 + dice.below(3)]
    builder = GraphBuilder(dice, placements=[Placement(name) for name in names])
    world = builder.world
    world.salt = dice.below(1000)
    builder.add_entities(1 + dice.below(3))
    for entity in dice.some(world.entities):
        builder.add_far_key(entity)
    for value in ("Price", "Size")[: dice.below(3)]:
        builder.add_value_type(value)
    _add_fields(builder)
    if abstract:
        add_abstract_types(builder)
    _add_roots(builder)
    if interface_objects:
        add_interface_object(builder)
    for entity in world.entities:
        add_overrides(builder, entity)
        add_requirements(builder, entity)
    add_provides(builder)
    for placement in builder.placements:
        placement.root_prefix = "My" if dice.chance(15) else ""
    settle_requirements(world, builder.placements)
    return Graph(world, [placement for placement in builder.placements if placement.types])


def _add_fields(builder: GraphBuilder) -> None:
    dice, world = builder.dice, builder.world
    for entity in world.entities:
        for name in ("title", "rank", "score", "label")[: 1 + dice.below(4)]:
            builder.add_leaf(entity, name)
        for name in ("near", "far")[: dice.below(3)]:
            builder.add_reference(entity, name)
        if dice.chance(30):
            builder.add_split_value(entity)
        for name in ("cost", "grade")[: dice.below(3)]:
            builder.add_leaf(entity, name)


def _add_roots(builder: GraphBuilder) -> None:
    dice, world = builder.dice, builder.world
    world.types.setdefault("Query", {})
    for number in range(1 + dice.below(4)):
        builder.add_reference("Query", f"root{number}")
    if dice.chance(30):
        world.types["Mutation"] = {}
        for number in range(1 + dice.below(3)):
            builder.add_reference("Mutation", f"change{number}")
