"""The steps that make a random graph; each leaves one that composes.

It stays composable by construction. An entity's subgraphs are a tree in which each shares a
resolvable key with the one before, so whoever has the entity anywhere can get it everywhere. What a
field needs in its subgraph (the types it returns, keys to come back by) is put there with it.
"""

from dataclasses import dataclass, field

from router.schema.type_ref import TypeRef, parse_type_ref

from .dice import Dice
from .placement import PlacedField, PlacedType, Placement
from .world import World, WorldField

ENTITIES = ("Book", "Author", "Shop")
LEAVES = ("Int", "String", "Int!", "Mood", "Boolean!", "Float", "[Int!]", "[String]", "String!")
ARGUMENTS: tuple[tuple[str, dict[str, object]], ...] = (
    ("", {}),
    ("(of: Int)", {}),
    ("(of: Int = 3)", {"of": 3}),
    ("(of: Int!)", {}),
    ("(filter: Filter, of: [Int!])", {}),
)
KEYS: dict[str, tuple[WorldField, ...]] = {
    "id": (WorldField("id", TypeRef("ID", "!"), key="id"),),
    "sku": (WorldField("sku", TypeRef("String", "!"), key="text"),),
    "number": (WorldField("number", TypeRef("Int", "!"), key="number"),),
    "region shelf": (
        WorldField("region", TypeRef("String", "!"), key="region"),
        WorldField("shelf", TypeRef("Int", "!"), key="shelf"),
    ),
    "part { code }": (),
    "twin { id }": (),
}


@dataclass(slots=True)
class GraphBuilder:
    """Adds one thing after another; each step leaves a graph that composes.

    keys_of: the keys that an entity may have. borrowed: (type, field) that requirements of other
        types read.
    """

    dice: Dice
    world: World = field(default_factory=World)
    placements: list[Placement] = field(default_factory=list)
    keys_of: dict[str, list[str]] = field(default_factory=dict)
    borrowed: set[tuple[str, str]] = field(default_factory=set)

    # --- types in places ---

    def placed(self, type_name: str) -> list[Placement]:
        """The subgraphs that have a type."""
        return [it for it in self.placements if type_name in it.types]

    def homes(self, type_name: str) -> list[Placement]:
        """Those that can be entered for an entity."""
        return [it for it in self.placed(type_name) if it.types[type_name].is_resolvable]

    def put(self, placement: Placement, type_name: str) -> None:
        """See that a subgraph has a type, so that its fields may return it."""
        if type_name in placement.types:
            return
        if type_name in self.world.entities:
            self._put_entity(placement, type_name)
        elif type_name in self.world.types:
            placed = placement.types[type_name] = PlacedType()
            for known in self.world.types[type_name].values():
                self.put(placement, known.type.name)
                placed.fields[known.name] = PlacedField(shareable=True)

    def _put_entity(self, placement: Placement, type_name: str) -> None:
        homes = self.homes(type_name)
        placement.types[type_name] = PlacedType()
        if not homes:
            self.put_key(placement, type_name, "id")
            return
        keys = self.dice.pick(homes).types[type_name].keys
        shared = self.dice.pick(
            [
                key
                for key, resolvable in keys.items()
                if resolvable and key in self.keys_of[type_name]
            ]
            or ["id"]
        )
        if self.dice.chance(15):
            self.put_key(placement, type_name, shared, resolvable=False)
            return
        self.put_key(placement, type_name, shared)
        for extra in self.dice.some(self.keys_of[type_name], 20):
            self.put_key(placement, type_name, extra, resolvable=not self.dice.chance(20))

    def put_key(
        self, placement: Placement, type_name: str, key: str, *, resolvable: bool = True
    ) -> None:
        """Give a type a key in a subgraph, with the fields of the key."""
        placed = placement.types[type_name]
        if key in placed.keys:
            return
        placed.keys[key] = resolvable
        for known in self._key_fields(type_name, key):
            if known.type.name in self.world.entities:
                self.put(placement, known.type.name)
                if "id" not in placement.types[known.type.name].fields:
                    self.put_key(placement, known.type.name, "id", resolvable=False)
            else:
                self.put(placement, known.type.name)
            placed.fields.setdefault(known.name, PlacedField(shareable=True))

    def _key_fields(self, type_name: str, key: str) -> list[WorldField]:
        fields = self.world.types[type_name]
        names = [part for part in key.split() if part not in "{}"]
        top = names[:1] if "{" in key else names
        return [fields[name] for name in top]

    # --- entities ---

    def add_entities(self, count: int) -> None:
        """Entities with their keys, each in some of the subgraphs."""
        for name in ENTITIES[:count]:
            self.world.entities.append(name)
            self.world.types[name] = {}
        for name in ENTITIES[:count]:
            self.keys_of[name] = self._keys(name)
        for name in ENTITIES[:count]:
            for placement in self.dice.one_or_more(self.placements, 60):
                self.put(placement, name)

    def add_far_key(self, name: str) -> None:
        """A subgraph whose only key has a part that nobody else has together with the rest."""
        twin = self.world.types[name].get("twin")
        away = [it for it in self.placements if name not in it.types]
        if twin is None or not away or "sku" not in self.world.types[twin.type.name]:
            return
        other, target = twin.type.name, self.dice.pick(away)
        self.put_key(self.dice.pick(self.homes(name)), name, "twin { id }")
        self.put_key(self.dice.pick(self.homes(other)), other, "sku")
        placed = target.types[name] = PlacedType()
        self.put(target, other)
        if "sku" not in target.types[other].fields:
            self.put_key(target, other, "sku", resolvable=False)
        placed.keys["twin { sku }"] = True
        placed.fields["twin"] = PlacedField(shareable=True)
        placed.fields["id"] = PlacedField(shareable=True)

    def _keys(self, name: str) -> list[str]:
        others = [other for other in self.world.entities if other != name]
        keys = ["id", *self.dice.some([key for key in KEYS if key != "id"], 25)]
        if not others and "twin { id }" in keys:
            keys.remove("twin { id }")
        for key in keys:
            for known in KEYS[key]:
                self.world.types[name][known.name] = known
        if "part { code }" in keys:
            part = f"{name}Part"
            self.world.types[part] = {
                "code": WorldField("code", TypeRef("String", "!"), key="text")
            }
            self.world.types[name]["part"] = WorldField("part", TypeRef(part, "!"), key="part")
        if "twin { id }" in keys:
            twin = TypeRef(self.dice.pick(others), "!")
            self.world.types[name]["twin"] = WorldField("twin", twin, key="twin")
        return keys

    # --- fields ---

    def add_value_type(self, name: str) -> None:
        """A type without key that is the same wherever it is."""
        fields = {
            one: WorldField(one, parse_type_ref(self.dice.pick(LEAVES)))
            for one in ("amount", "unit", "note")[: 1 + self.dice.below(3)]
        }
        if self.dice.chance(30):
            fields["maker"] = WorldField("maker", TypeRef(self.dice.pick(self.world.entities)))
        self.world.types[name] = fields

    def add_leaf(self, type_name: str, name: str) -> None:
        """A scalar or enum, in one or several of the type's subgraphs."""
        arguments, defaults = self.dice.pick(ARGUMENTS) if self.dice.chance(35) else ARGUMENTS[0]
        type_ref = parse_type_ref(self.dice.pick(LEAVES))
        owners = self.add_field(type_name, WorldField(name, type_ref, arguments, defaults))
        if len(owners) > 1 and type_ref.is_non_null:
            known = self.world.types[type_name][name]
            known.type, known.never_null = type_ref.nullable, True
            for owner in self.dice.some(owners, 60)[: len(owners) - 1]:
                owner.types[type_name].fields[name].non_null = True

    def add_reference(self, type_name: str, name: str) -> None:
        """A field that leads to an entity, a value, or a list of those."""
        values = [value for value in ("Price", "Size") if value in self.world.types]
        target = self.dice.pick([*self.world.entities, *values])
        wrappers = self.dice.pick(("", "!", "[!", "[", "![!"))
        self.add_field(type_name, WorldField(name, TypeRef(target, wrappers)))

    def add_field(self, type_name: str, known: WorldField) -> list[Placement]:
        """Give a field to one or several subgraphs, and tell to which."""
        self.world.types[type_name][known.name] = known
        is_root = type_name in ("Query", "Mutation")
        homes = self.placements if is_root else self.homes(type_name)
        owners = [self.dice.pick(homes)]
        if type_name != "Mutation" and self.dice.chance(25):
            owners = self.dice.one_or_more(homes)
        for owner in owners:
            self.put(owner, known.type.name)
            placed = owner.types.setdefault(type_name, PlacedType())
            placed.fields[known.name] = PlacedField(shareable=len(owners) > 1)
        return owners

    def add_split_value(self, type_name: str) -> None:
        """A value that two subgraphs return, each with a part of it."""
        homes = self.homes(type_name)
        if len(homes) < 2:
            return
        first = self.dice.below(len(homes) - 1)
        wrappers = self.dice.pick(("", "!", "[!", "["))
        name = f"{type_name}Detail"
        self.world.types[name] = {
            one: WorldField(one, parse_type_ref(self.dice.pick(LEAVES)))
            for one in ("left", "right")
        }
        self.world.types[type_name]["detail"] = WorldField("detail", TypeRef(name, wrappers))
        for part, home in zip(("left", "right"), homes[first:], strict=False):
            home.types[name] = PlacedType(fields={part: PlacedField()})
            home.types[type_name].fields["detail"] = PlacedField(shareable=True)
