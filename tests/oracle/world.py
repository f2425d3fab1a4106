"""The truth that subgraphs and monolith share: which things there are, and every value of theirs.

Nothing is stored. A value is derived from what is asked, (thing, field, arguments), by a hash, so
that whoever asks the same thing gets the same answer, and whoever asks another one hardly ever.
A field with requirements is derived from their values as well: sent wrong ones, it is wrong itself.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from router.schema.field_set import FieldSelection, FieldSet, FragmentSelection
from router.schema.type_ref import TypeRef

ENTITIES_PER_TYPE = 4
MOODS = ("CALM", "WILD")


@dataclass(frozen=True, slots=True)
class Thing:
    """An object; entities are numbered ("Book-3"), others are named by where they were found."""

    type_name: str
    id: str

    @property
    def number(self) -> int:
        """Of an entity."""
        return int(self.id.rsplit("-", 1)[1])


@dataclass(slots=True)
class WorldField:
    """A field, wherever it will be served.

    arguments: as in SDL, with parentheses; defaults: of those.
    returns: runtime types, where the type is abstract.
    never_null: whatever the type says; some subgraphs then say so, and others do not.
    key: how an entity's key field follows from its number; one of `_KEYS`.
    """

    name: str
    type: TypeRef
    arguments: str = ""
    defaults: Mapping[str, Any] = field(default_factory=dict)
    returns: tuple[str, ...] = ()
    requires: FieldSet = ()
    never_null: bool = False
    key: str = ""


@dataclass(slots=True)
class World:
    """types: object types only; field name -> field, in order.

    interfaces: with the object types that implement them; interface_fields: as they declare them.
    salt: makes one world differ from another.
    faulty: (type, field) of leaves that fail for about half of the things.
    """

    types: dict[str, dict[str, WorldField]] = field(default_factory=dict)
    interfaces: dict[str, tuple[str, ...]] = field(default_factory=dict)
    interface_fields: dict[str, dict[str, WorldField]] = field(default_factory=dict)
    entities: list[str] = field(default_factory=list)
    salt: int = 0
    faulty: frozenset[tuple[str, str]] = frozenset()

    def things(self, type_name: str) -> list[Thing]:
        """All entities of an object type, or of an interface."""
        names = [name for name in self.entities if type_name in (name, *self.implemented(name))]
        return [Thing(name, f"{name}-{n}") for name in names for n in range(ENTITIES_PER_TYPE)]

    def implemented(self, type_name: str) -> tuple[str, ...]:
        """The interfaces of an object type."""
        return tuple(name for name, types in self.interfaces.items() if type_name in types)

    def fails(self, thing: Thing, name: str) -> bool:
        """Whether a field of a thing is an error, for monolith and subgraphs alike."""
        return (thing.type_name, name) in self.faulty and self._hash(thing, name) % 2 == 0

    def value(
        self, thing: Thing, name: str, arguments: Mapping[str, Any], required: Any = None
    ) -> Any:
        """A scalar, a Thing, None, or lists of those."""
        wanted = self.types[thing.type_name][name]
        if wanted.key:
            return _key_value(thing, wanted)
        seed = self._hash(thing, name, arguments, required)
        wrappers = wanted.type.wrappers
        return self._build(wanted, f"!{wrappers}" if wanted.never_null else wrappers, seed)

    def required(self, thing: Thing, field_set: FieldSet) -> dict[str, Any]:
        """The values of a field set, as a representation carries them."""
        found: dict[str, Any] = {}
        for selection in field_set:
            if isinstance(selection, FragmentSelection):
                of_types = (None, thing.type_name, *self.implemented(thing.type_name))
                if selection.type_condition in of_types:
                    found.update(self.required(thing, selection.selections))
            else:
                found[selection.name] = self._required_field(thing, selection)
        return found

    def _required_field(self, thing: Thing, selection: FieldSelection) -> Any:
        wanted = self.types[thing.type_name][selection.name]
        arguments = {**wanted.defaults, **dict(selection.arguments)}
        required = self.required(thing, wanted.requires) if wanted.requires else None
        value = self.value(thing, selection.name, arguments, required)
        return self._represented(value, selection.selections)

    def _represented(self, value: Any, field_set: FieldSet) -> Any:
        if isinstance(value, list):
            return [self._represented(item, field_set) for item in value]
        return self.required(value, field_set) if isinstance(value, Thing) else value

    def _hash(self, thing: Thing, *parts: Any) -> int:
        text = json.dumps([self.salt, thing.type_name, thing.id, *parts], sort_keys=True)
        return crc32(text.encode())

    def _build(self, wanted: WorldField, wrappers: str, seed: int) -> Any:
        if not wrappers.startswith("!") and seed % 7 == 0:
            return None
        wrappers = wrappers.removeprefix("!")
        if wrappers.startswith("["):
            items = range((seed >> 4) % 4)
            return [self._build(wanted, wrappers[1:], _next(seed, index)) for index in items]
        type_name = wanted.type.name
        if wanted.returns:
            type_name = wanted.returns[seed // 11 % len(wanted.returns)]
        if type_name in self.types:
            number = seed // 13 % ENTITIES_PER_TYPE if type_name in self.entities else seed
            return Thing(type_name, f"{type_name}-{number}")
        return _scalar(type_name, wanted.name, seed)


def _next(seed: int, index: int) -> int:
    return crc32(f"{seed}.{index}".encode())


def _scalar(type_name: str, name: str, seed: int) -> Any:
    match type_name:
        case "Int":
            return seed % 1000
        case "Float":
            return seed % 1000 + 0.5
        case "Boolean":
            return seed % 2 == 0
        case "Mood":
            return MOODS[seed % 2]
        case _:
            return f"{name}-{seed % 1000}"


def _key_value(thing: Thing, wanted: WorldField) -> Any:
    match wanted.key:
        case "id":
            return thing.id
        case "text":
            return f"{wanted.name}/{thing.id}"
        case "number":
            return thing.number * 7 + 1
        case "region":
            return f"r{thing.number % 2}"
        case "shelf":
            return thing.number // 2
        case "part":
            return Thing(wanted.type.name, thing.id)
        case _:  # an entity of another type with the same number
            return Thing(wanted.type.name, f"{wanted.type.name}-{thing.number}")
