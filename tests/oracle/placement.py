"""Who serves what: the subgraphs of a world, as values and as SDL."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from router.schema.field_set import parse_field_set

from .world import World, WorldField

HEADER = """
extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: [
    "@external" "@interfaceObject" "@key" "@override" "@provides" "@requires" "@shareable"
  ]
)
"""
COMMON = """
enum Mood { CALM WILD }
input Filter { min: Int = 1 tags: [String!] }
"""


@dataclass(slots=True)
class PlacedField:
    """A field as one subgraph has it.

    overridden: another subgraph took it over; it must not be asked here any more.
    non_null: says that it is never null, although others do not.
    """

    external: bool = False
    shareable: bool = False
    overridden: bool = False
    non_null: bool = False
    override: str = ""
    requires: str = ""
    provides: str = ""


@dataclass(slots=True)
class PlacedType:
    """A type as one subgraph has it.

    kind: "type", "interface", "union" or "interface object".
    keys: field set -> whether it is resolvable.
    """

    kind: str = "type"
    fields: dict[str, PlacedField] = field(default_factory=dict)
    keys: dict[str, bool] = field(default_factory=dict)
    interfaces: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)

    @property
    def is_resolvable(self) -> bool:
        """Whether its objects can be asked for by key."""
        return any(self.keys.values())


@dataclass(slots=True)
class Placement:
    """One subgraph. root_prefix: put before the names of the root types."""

    name: str
    types: dict[str, PlacedType] = field(default_factory=dict)
    root_prefix: str = ""

    def standard_name(self, type_name: str) -> str:
        """The name that the supergraph has for a type of this subgraph's schema."""
        standard = type_name.removeprefix(self.root_prefix)
        return standard if standard in ("Query", "Mutation") else type_name

    def sdl(self, world: World) -> str:
        """The SDL for composition, without the federation header."""
        blocks = [COMMON]
        roots = [name for name in ("Query", "Mutation") if name in self.types]
        if self.root_prefix and roots:
            inner = " ".join(f"{name.lower()}: {self.root_prefix}{name}" for name in roots)
            blocks.append(f"schema {{ {inner} }}")
        blocks += [self._type(world, name, placed) for name, placed in self.types.items()]
        return "\n".join(blocks)

    def _type(self, world: World, name: str, placed: PlacedType) -> str:
        if placed.kind == "union":
            return f"union {name} = {' | '.join(placed.members)}"
        shown = self.root_prefix + name if name in ("Query", "Mutation") else name
        keyword = "interface" if placed.kind == "interface" else "type"
        heads = [keyword, shown]
        if placed.interfaces:
            heads += ["implements", " & ".join(placed.interfaces)]
        if placed.kind == "interface object":
            heads.append("@interfaceObject")
        for key, resolvable in placed.keys.items():
            more = "" if resolvable else ", resolvable: false"
            heads.append(f'@key(fields: "{key}"{more})')
        fields = field_specs(world, name)
        lines = [f"  {_field(fields[one], it)}" for one, it in placed.fields.items()]
        return "\n".join((" ".join(heads) + " {", *lines, "}"))


def _field(known: WorldField, placed: PlacedField) -> str:
    parts = [f"{known.name}{known.arguments}: {known.type}{'!' if placed.non_null else ''}"]
    parts += ["@external"] if placed.external else []
    parts += ["@shareable"] if placed.shareable else []
    parts += [f'@override(from: "{placed.override}")'] if placed.override else []
    parts += [f'@requires(fields: "{placed.requires}")'] if placed.requires else []
    parts += [f'@provides(fields: "{placed.provides}")'] if placed.provides else []
    return " ".join(parts)


def field_specs(world: World, type_name: str) -> Mapping[str, WorldField]:
    """The fields of an object type or an interface."""
    return world.types.get(type_name) or world.interface_fields[type_name]


def api_sdl(world: World, placements: list[Placement]) -> str:
    """What clients should see: the union of all subgraphs."""
    names = dict.fromkeys(name for placement in placements for name in placement.types)
    return "\n".join((COMMON, *(_api_type(world, placements, name) for name in names)))


def _api_type(world: World, placements: list[Placement], name: str) -> str:
    placed = [it.types[name] for it in placements if name in it.types]
    members = dict.fromkeys(member for it in placed for member in it.members)
    if members:
        return f"union {name} = {' | '.join(members)}"
    interfaces = dict.fromkeys(one for it in placed for one in it.interfaces)
    fields = dict.fromkeys(one for it in placed for one in it.fields)
    for interface in interfaces:  # what interface objects add
        for it in placements:
            if interface in it.types and it.types[interface].kind == "interface object":
                fields.update(dict.fromkeys(it.types[interface].fields))
    is_interface = any(it.kind.startswith("interface") for it in placed)
    head = f"{'interface' if is_interface else 'type'} {name}"
    if interfaces:
        head += f" implements {' & '.join(interfaces)}"
    known = field_specs(world, name)
    lines = [f"  {one}{known[one].arguments}: {known[one].type}" for one in fields]
    return "\n".join((head + " {", *lines, "}"))


def settle_requirements(world: World, placements: list[Placement]) -> None:
    """Tell the world which fields are derived from others, as the subgraphs say it."""
    for placement in placements:
        for name, placed in placement.types.items():
            owners = world.interfaces[name] if placed.kind == "interface object" else (name,)
            for one, it in placed.fields.items():
                if it.requires:
                    for owner in owners:
                        world.types[owner][one].requires = parse_field_set(it.requires)
