"""Interfaces, unions and interface objects for a random graph.

Subgraphs may know different types of one interface or union. A field then only ever returns types
that each subgraph which serves the field knows: its resolvers have to agree.
"""

from router.schema.type_ref import TypeRef, parse_type_ref

from .graph_builder import ARGUMENTS, LEAVES, GraphBuilder
from .placement import PlacedField, PlacedType, Placement
from .world import WorldField

INTERFACE = "Named"
UNION = "Found"
ID = WorldField("id", TypeRef("ID", "!"), key="id")


def add_abstract_types(builder: GraphBuilder) -> None:
    """An interface or a union or both, and fields that return them."""
    dice = builder.dice
    builder.world.types.setdefault("Query", {})
    if dice.chance(70):
        _add_interface(builder)
        _add_abstract_fields(builder, INTERFACE, ("kin", "named"))
    if INTERFACE not in builder.world.interfaces or dice.chance(50):
        _add_union(builder)
        _add_abstract_fields(builder, UNION, ("found", "hit"))


# --- interfaces ---


def _add_interface(builder: GraphBuilder) -> None:
    dice, world = builder.dice, builder.world
    types = dice.one_or_more(world.entities, 60)
    world.interfaces[INTERFACE] = tuple(types)
    fields = world.interface_fields[INTERFACE] = {"id": ID}
    for name in ("caption", "level")[: dice.below(3)]:
        fields[name] = _common_leaf(builder, name)
        for type_name in types:
            builder.add_field(type_name, _narrowed(builder, fields[name]))
    if dice.chance(30):
        target = dice.pick(world.entities)
        fields["peer"] = WorldField("peer", TypeRef(target, dice.pick(("", "[", "[!"))))
        for type_name in types:
            builder.add_field(type_name, _narrowed(builder, fields["peer"]))
    for placement in dice.one_or_more(builder.placements):
        known = dice.one_or_more(types, 60)
        put_interface(builder, placement, known, dice.some(list(fields), 60))


def _common_leaf(builder: GraphBuilder, name: str) -> WorldField:
    dice = builder.dice
    arguments, defaults = dice.pick(ARGUMENTS) if dice.chance(20) else ARGUMENTS[0]
    return WorldField(name, parse_type_ref(dice.pick(LEAVES)), arguments, defaults)


def _narrowed(builder: GraphBuilder, known: WorldField) -> WorldField:
    """The field as one type has it: perhaps never null."""
    type_ref = known.type
    if not type_ref.is_non_null and builder.dice.chance(25):
        type_ref = TypeRef(type_ref.name, f"!{type_ref.wrappers}")
    return WorldField(known.name, type_ref, known.arguments, known.defaults)


def put_interface(
    builder: GraphBuilder, placement: Placement, types: list[str], names: list[str]
) -> None:
    """Let a subgraph have the interface, with some of its types and fields."""
    fields = builder.world.interface_fields[INTERFACE]
    placed = placement.types.setdefault(INTERFACE, PlacedType("interface"))
    for name in dict.fromkeys(("id", *names)):
        builder.put(placement, fields[name].type.name)
        placed.fields.setdefault(name, PlacedField())
    for type_name in types:
        builder.put(placement, type_name)
        it = placement.types[type_name]
        if "id" not in it.fields:
            builder.put_key(placement, type_name, "id", resolvable=it.is_resolvable)
        if INTERFACE not in it.interfaces:
            it.interfaces.append(INTERFACE)
    for type_name in _types_in(placement, INTERFACE):
        for name in placed.fields:
            placement.types[type_name].fields.setdefault(name, PlacedField(external=True))


def _types_in(placement: Placement, abstract: str) -> list[str]:
    """The object types of an interface or union in one subgraph."""
    placed = placement.types[abstract]
    if placed.kind == "union":
        return placed.members
    return [name for name, it in placement.types.items() if abstract in it.interfaces]


# --- unions ---


def _add_union(builder: GraphBuilder) -> None:
    dice, world = builder.dice, builder.world
    values = [name for name in ("Price", "Size") if name in world.types]
    members = dice.one_or_more([*world.entities, *values], 60)
    for placement in dice.one_or_more(builder.placements):
        known = dice.one_or_more(members, 60)
        for type_name in known:
            builder.put(placement, type_name)
        placement.types[UNION] = PlacedType("union", members=known)


# --- fields that return them ---


def _add_abstract_fields(builder: GraphBuilder, abstract: str, names: tuple[str, ...]) -> None:
    dice = builder.dice
    _add_abstract_field(builder, "Query", f"{names[0]}0", abstract)
    for parent in dice.some(builder.world.entities, 30):
        _add_abstract_field(builder, parent, names[0], abstract)
    if dice.chance(40):
        _add_abstract_field(builder, "Query", f"{names[1]}1", abstract)


def _add_abstract_field(builder: GraphBuilder, parent: str, name: str, abstract: str) -> None:
    dice = builder.dice
    homes = builder.placements if parent == "Query" else builder.homes(parent)
    able = [it for it in homes if abstract in it.types]
    if not able:
        return
    owners = [dice.pick(able)]
    if dice.chance(30):
        owners = dice.one_or_more(able)
    returns = set(_types_in(owners[0], abstract)).intersection(
        *(_types_in(owner, abstract) for owner in owners)
    )
    if not returns:
        owners = owners[:1]
        returns = set(_types_in(owners[0], abstract))
    ordered = tuple(type_name for type_name in builder.world.types if type_name in returns)
    wrappers = dice.pick(("", "!", "[!", "["))
    # Somewhere among the others, so that those behind it may require it.
    fields = list(builder.world.types[parent].items())
    known = WorldField(name, TypeRef(abstract, wrappers), returns=ordered)
    fields.insert(dice.below(len(fields) + 1), (name, known))
    builder.world.types[parent] = dict(fields)
    for owner in owners:
        placed = owner.types.setdefault(parent, PlacedType())
        placed.fields[name] = PlacedField(shareable=len(owners) > 1)


# --- interface objects ---


def add_interface_object(builder: GraphBuilder) -> None:
    """A subgraph that has the interface as one object type, and adds fields to all its types."""
    dice, world = builder.dice, builder.world
    if INTERFACE not in world.interfaces:
        return
    types = list(world.interfaces[INTERFACE])
    real = dice.pick(builder.placements)
    put_interface(builder, real, types, [])
    for type_name in types:
        real.types[type_name].keys["id"] = True
    real.types[INTERFACE].keys["id"] = True
    added = Placement("io")
    placed = added.types[INTERFACE] = PlacedType("interface object")
    placed.keys["id"] = True
    placed.fields["id"] = PlacedField()
    builder.placements.append(added)
    for name in ("extra", "bonus")[: 1 + dice.below(2)]:
        _add_everywhere(builder, placed, _common_leaf(builder, name))
    inputs = [
        name
        for name, known in world.interface_fields[INTERFACE].items()
        if name in real.types[INTERFACE].fields
        and name in ("caption", "level")
        and not known.arguments
    ]
    if inputs and dice.chance(40):
        _add_everywhere(builder, placed, WorldField("derived", TypeRef("String")))
        placed.fields["derived"].requires = inputs[0]
        placed.fields[inputs[0]] = PlacedField(external=True)
    if dice.chance(50):
        _add_featured(builder, added)


def _add_everywhere(builder: GraphBuilder, placed: PlacedType, known: WorldField) -> None:
    builder.world.interface_fields[INTERFACE][known.name] = known
    placed.fields[known.name] = PlacedField()
    for type_name in builder.world.interfaces[INTERFACE]:
        builder.world.types[type_name][known.name] = WorldField(
            known.name, known.type, known.arguments, known.defaults
        )


def _add_featured(builder: GraphBuilder, added: Placement) -> None:
    """A root field that returns the interface, in the subgraph that does not know its types."""
    types = builder.world.interfaces[INTERFACE]
    wrappers = builder.dice.pick(("", "[!"))
    builder.world.types["Query"]["featured"] = WorldField(
        "featured", TypeRef(INTERFACE, wrappers), returns=types
    )
    added.types.setdefault("Query", PlacedType()).fields["featured"] = PlacedField()
