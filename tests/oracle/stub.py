"""A subgraph that takes its schema at its word, in process.

It answers from the world, and refuses what a real service could not answer: a field that is
external here or was taken over by another subgraph, a representation without one of its keys or
without what a field requires, a thing that does not exist.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from graphql import GraphQLError, GraphQLSchema, execute_sync, parse

from router.errors import SubgraphUnreachable
from router.executor.transports.transport import TransportResponse
from router.schema.field_set import FieldSet, FragmentSelection, parse_field_set

from .monolith import Calls
from .placement import PlacedType, Placement
from .world import Thing, World


@dataclass(frozen=True, slots=True)
class Located:
    """A thing inside this subgraph.

    as_type: the type that this subgraph takes it for.
    sent: the representation it was asked by; None when it came along a field.
    provided: external fields that can be resolved here all the same.
    """

    thing: Thing
    as_type: str
    sent: Mapping[str, Any] | None = None
    provided: FieldSet = ()


@dataclass(slots=True)
class StubSubgraph:
    """A Transport; `calls` is shared by all stubs of a graph, so that it shows their order.

    is_down: answers nothing at all.
    """

    world: World
    placement: Placement
    schema: GraphQLSchema
    calls: Calls
    is_down: bool = False
    requests: list[str] = field(default_factory=list)

    async def send(
        self,
        body: bytes,
        headers: Mapping[str, str],
        *,
        timeout_seconds: float | None = None,
        idempotent: bool = False,
    ) -> TransportResponse:
        """Answer a fetch."""
        if self.is_down:
            raise SubgraphUnreachable(self.placement.name, "The subgraph is down.")
        request = json.loads(body)
        self.requests.append(request["query"])
        result = execute_sync(
            self.schema,
            parse(request["query"]),
            variable_values=request["variables"],
            field_resolver=self._resolve,
            type_resolver=lambda located, _info, _type: located.as_type,
        )
        return TransportResponse(200, (), orjson.dumps(result.formatted))

    async def close(self) -> None:
        """Nothing to close."""

    def _resolve(self, source: Located | None, info: Any, **arguments: Any) -> Any:
        name, parent = info.field_name, self.placement.standard_name(info.parent_type.name)
        if name == "_entities":
            return [self._entity(sent) for sent in arguments["representations"]]
        here = source or Located(Thing(parent, ""), parent)
        placed = self.placement.types[parent].fields[name]
        provided = _provided(here, name, self.world)
        if placed.overridden or (placed.external and provided is None):
            raise GraphQLError(f"STRICT {self.placement.name} cannot resolve {parent}.{name}")
        if parent == "Mutation":
            self.calls.append((name, repr(arguments)))
        if self.world.fails(here.thing, name):
            raise GraphQLError("broken")
        required = self._required(here, placed.requires) if placed.requires else None
        value = self.world.value(here.thing, name, arguments, required)
        below = (provided or ()) + (parse_field_set(placed.provides) if placed.provides else ())
        return self._located(value, below)

    def _located(self, value: Any, provided: FieldSet) -> Any:
        if isinstance(value, list):
            return [self._located(item, provided) for item in value]
        if isinstance(value, Thing):
            return Located(value, self._known_as(value), None, provided)
        return value

    def _known_as(self, thing: Thing) -> str:
        """The interface, in a subgraph that has it as an interface object."""
        for interface in self.world.implemented(thing.type_name):
            placed = self.placement.types.get(interface)
            if placed is not None and placed.kind == "interface object":
                return interface
        return thing.type_name

    def _required(self, here: Located, requires: str) -> Any:
        wanted = self.world.required(here.thing, parse_field_set(requires))
        if here.sent is None:
            raise GraphQLError(f"STRICT nothing was sent for requirement {requires}")
        return _restricted(here.sent, wanted)

    # --- entities ---

    def _entity(self, sent: Mapping[str, Any]) -> Located:
        typename = sent["__typename"]
        placed = self.placement.types.get(typename)
        if placed is None or not placed.is_resolvable:
            raise GraphQLError(f"STRICT {self.placement.name} has no entity {typename}")
        for key in self._keys_in(placed, sent):
            for thing in self.world.things(typename):
                values = self.world.required(thing, key)
                if _restricted(sent, values) == values:
                    return Located(thing, self._known_as(thing), sent)
        raise GraphQLError(f"STRICT {self.placement.name} knows no {dict(sent)}")

    def _keys_in(self, placed: PlacedType, sent: Mapping[str, Any]) -> Sequence[FieldSet]:
        keys = [parse_field_set(key) for key, resolvable in placed.keys.items() if resolvable]
        return [key for key in keys if all(selection.name in sent for selection in key)]


def _provided(here: Located, name: str, world: World) -> FieldSet | None:
    """What is provided below a field; None when the field itself is not."""
    found: FieldSet | None = None
    for selection in _selections_for(here.provided, here.thing, world):
        if selection.name == name:
            found = (found or ()) + selection.selections
    return found


def _selections_for(field_set: FieldSet, thing: Thing, world: World) -> Any:
    for selection in field_set:
        if isinstance(selection, FragmentSelection):
            if selection.type_condition in (thing.type_name, *world.implemented(thing.type_name)):
                yield from _selections_for(selection.selections, thing, world)
        else:
            yield selection


def _restricted(sent: Any, wanted: Any) -> Any:
    """The part of `sent` that has the form of `wanted`."""
    if isinstance(wanted, dict) and isinstance(sent, Mapping):
        missing = [name for name in wanted if name not in sent]
        if missing:
            raise GraphQLError(f"STRICT not sent: {missing}")
        return {name: _restricted(sent[name], inner) for name, inner in wanted.items()}
    if isinstance(wanted, list) and isinstance(sent, list) and len(wanted) == len(sent):
        return [_restricted(*pair) for pair in zip(sent, wanted, strict=True)]
    return sent
