"""What federation adds to a graph that is served already: @requires, @provides, @override."""

from dataclasses import dataclass

from .graph_builder import GraphBuilder
from .placement import PlacedField, Placement
from .world import WorldField


@dataclass(frozen=True, slots=True)
class _Input:
    """A part of a field set. borrowed: nested leaves, by type, that become external with it."""

    text: str
    borrowed: tuple[tuple[str, str], ...] = ()


def add_requirements(builder: GraphBuilder, type_name: str) -> None:
    """Let some fields of a type be derived from others that their subgraph does not have."""
    names = list(builder.world.types[type_name])
    for index, name in enumerate(names):
        owners = [it for it in builder.placed(type_name) if name in it.types[type_name].fields]
        known = builder.world.types[type_name][name]
        if known.key or known.type.name in builder.world.types or len(owners) != 1:
            continue
        # What another type's requirement reads must not come to need that type in turn.
        if (type_name, name) not in builder.borrowed and builder.dice.chance(35):
            _require(builder, owners[0], type_name, name, names[:index])


def _require(
    builder: GraphBuilder, owner: Placement, type_name: str, name: str, earlier: list[str]
) -> None:
    fields = owner.types[type_name].fields
    fields[name].requires = "?"  # so that it is no input of its own
    inputs = {one: _input(builder, owner, type_name, one) for one in earlier}
    usable = [one for one, found in inputs.items() if found is not None]
    fields[name].requires = ""
    if not usable:
        return
    chosen = {one: inputs[one] for one in builder.dice.one_or_more(usable, 30)}
    fields[name].requires = " ".join(it.text for it in chosen.values() if it is not None)
    for one, it in chosen.items():
        builder.put(owner, builder.world.types[type_name][one].type.name)
        fields.setdefault(one, PlacedField(external=True))
        for target, leaf in it.borrowed if it is not None else ():
            owner.types[target].fields.setdefault(leaf, PlacedField(external=True))
            builder.borrowed.add((target, leaf))


def _input(builder: GraphBuilder, owner: Placement, type_name: str, name: str) -> _Input | None:
    """A field that lives elsewhere, or one of our own with something below it that does."""
    known = builder.world.types[type_name][name]
    is_own = name in owner.types[type_name].fields
    if not is_own and not _is_served(builder, type_name, name):
        return None
    if known.returns:
        return _abstract_input(builder, owner, name, known, is_own=is_own)
    if known.type.name in builder.world.entities:
        leaf = _leaf(builder, owner, known.type.name)
        if leaf is None or (is_own and leaf in owner.types[known.type.name].fields):
            return None
        return _Input(f"{name} {{ {leaf} }}", ((known.type.name, leaf),))
    if is_own:
        return None
    if known.type.name in builder.world.types:
        return _value_input(builder, owner, name, known.type.name)
    takes_int = "of: Int" in known.arguments
    if takes_int and ("!" in known.arguments or builder.dice.chance(50)):
        return _Input(f"{name}(of: {builder.dice.below(3)})")
    return _Input(name)


def _value_input(builder: GraphBuilder, owner: Placement, name: str, target: str) -> _Input | None:
    if target not in owner.types and target.endswith("Detail"):
        return None
    types = builder.world.types
    leaves = [one for one, it in types[target].items() if it.type.name not in types]
    if target in owner.types:
        leaves = [one for one in leaves if one in owner.types[target].fields]
    return _Input(f"{name} {{ {leaves[0]} }}") if leaves else None


def _abstract_input(
    builder: GraphBuilder, owner: Placement, name: str, known: WorldField, *, is_own: bool
) -> _Input | None:
    placed = owner.types.get(known.type.name)
    if placed is None or placed.kind == "interface object":
        return None
    if placed.kind == "interface" and not is_own and builder.dice.chance(40):
        return _Input(f"{name} {{ id }}")
    types = [
        it
        for it in known.returns
        if it in placed.members
        or (it in owner.types and known.type.name in owner.types[it].interfaces)
    ]
    leaves = {it: _leaf(builder, owner, it) for it in types if it in builder.world.entities}
    borrowed = tuple((it, leaf) for it, leaf in leaves.items() if leaf is not None)
    if is_own:  # then each leaf has to come from elsewhere
        borrowed = tuple((it, leaf) for it, leaf in borrowed if leaf not in owner.types[it].fields)
    inner = " ".join(f"... on {type_name} {{ {leaf} }}" for type_name, leaf in borrowed)
    return _Input(f"{name} {{ {inner} }}", borrowed) if borrowed else None


def _leaf(builder: GraphBuilder, owner: Placement, target: str) -> str | None:
    """A leaf of an entity that a requirement may read: known to the owner, or served elsewhere."""
    if target not in owner.types:
        return None
    here = owner.types[target].fields
    requiring = {
        one
        for it in builder.placed(target)
        for one, placed in it.types[target].fields.items()
        if placed.requires
    }
    usable = [
        one
        for one, known in builder.world.types[target].items()
        if not (known.arguments or known.returns or known.type.name in builder.world.types)
        and one not in requiring
        and (known.key == "id" or not known.key)
        and (one in here or _is_served(builder, target, one))
        and (one not in here or not here[one].overridden)
    ]
    return builder.dice.pick(usable) if usable else None


def add_provides(builder: GraphBuilder) -> None:
    """Let some references bring along leaves that their subgraph does not serve otherwise."""
    for placement in builder.placements:
        for type_name, placed in list(placement.types.items()):
            for name, it in list(placed.fields.items()):
                known = builder.world.types.get(type_name, {}).get(name)
                if known is None or it.external or known.key or not builder.dice.chance(30):
                    continue
                if known.type.name in builder.world.entities:
                    it.provides = _provided(builder, placement, known.type.name)
                elif known.returns and placement.types[known.type.name].kind != "interface object":
                    it.provides = _provided_by_type(builder, placement, known)


def _provided_by_type(builder: GraphBuilder, placement: Placement, known: WorldField) -> str:
    entities = [it for it in known.returns if it in builder.world.entities]
    parts = {it: _provided(builder, placement, it) for it in builder.dice.some(entities, 70)}
    return " ".join(f"... on {it} {{ {leaves} }}" for it, leaves in parts.items() if leaves)


def _is_served(builder: GraphBuilder, type_name: str, name: str) -> bool:
    return any(
        name in it.types[type_name].fields and not it.types[type_name].fields[name].external
        for it in builder.placed(type_name)
    )


def _provided(builder: GraphBuilder, placement: Placement, target: str) -> str:
    """A field set on an entity that a subgraph may provide; "" if there is none."""
    leaves = _providable(builder, placement, target)
    texts = builder.dice.one_or_more(leaves, 30) if leaves else []
    for leaf in texts:
        _provide(builder, placement, target, leaf)
    if builder.dice.chance(30):
        texts = [*texts, *_nested_provided(builder, placement, target)]
    return " ".join(texts)


def _nested_provided(builder: GraphBuilder, placement: Placement, target: str) -> list[str]:
    """A reference that lives elsewhere, with a leaf behind it."""
    types, fields = builder.world.types, placement.types[target].fields
    for name, known in types[target].items():
        is_entity = known.type.name in builder.world.entities and not known.key
        if not is_entity or name in fields or not _is_plain(builder, target, name):
            continue
        builder.put(placement, known.type.name)
        leaves = _providable(builder, placement, known.type.name)
        if leaves:
            _provide(builder, placement, target, name)
            leaf = builder.dice.pick(leaves)
            _provide(builder, placement, known.type.name, leaf)
            return [f"{name} {{ {leaf} }}"]
    return []


def _providable(builder: GraphBuilder, placement: Placement, target: str) -> list[str]:
    fields = placement.types[target].fields
    return [
        one
        for one, known in builder.world.types[target].items()
        if (one not in fields or fields[one].external)
        and not (known.key or known.arguments or known.returns)
        and known.type.name not in builder.world.types
        and _is_plain(builder, target, one)
    ]


def _is_plain(builder: GraphBuilder, target: str, name: str) -> bool:
    """Whether a field is served somewhere, and nowhere with requirements or taken over."""
    placed = [it.types[target].fields.get(name) for it in builder.placed(target)]
    special = any(it is not None and (it.requires or it.override) for it in placed)
    return _is_served(builder, target, name) and not special


def _provide(builder: GraphBuilder, placement: Placement, target: str, name: str) -> None:
    placement.types[target].fields[name] = PlacedField(external=True)
    for other in builder.placed(target):
        if name in other.types[target].fields and other is not placement:
            it = other.types[target].fields[name]
            it.shareable = not it.external


def add_overrides(builder: GraphBuilder, type_name: str) -> None:
    """Let some leaves be taken over by another subgraph of their type."""
    for name, known in builder.world.types[type_name].items():
        owners = [it for it in builder.placed(type_name) if name in it.types[type_name].fields]
        if known.key or len(owners) != 1 or known.type.name in builder.world.types or known.returns:
            continue
        placed = owners[0].types[type_name].fields[name]
        takers = [it for it in builder.homes(type_name) if it is not owners[0]]
        if placed.requires or placed.provides or not takers or not builder.dice.chance(20):
            continue
        placed.overridden = True
        builder.dice.pick(takers).types[type_name].fields[name] = PlacedField(
            override=owners[0].name
        )
