"""One service that serves the whole world: what a federated graph has to look like from outside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    build_schema,
    execute_sync,
    parse,
)

from .world import Thing, World

Calls = list[tuple[str, str]]
"""Mutations in the order of their execution: field and arguments."""


@dataclass(slots=True)
class Monolith:
    """Answers operations on a world by itself."""

    world: World
    schema: GraphQLSchema
    calls: Calls = field(default_factory=list)
    broken: frozenset[tuple[str | int, ...]] = frozenset()

    @classmethod
    def of(cls, world: World, sdl: str) -> "Monolith":
        """The monolith of an API."""
        return cls(world, build_schema(sdl))

    def execute(
        self,
        query: str,
        variables: Mapping[str, Any],
        broken: frozenset[tuple[str | int, ...]] = frozenset(),
    ) -> ExecutionResult:
        """Answer one operation. broken: response paths at which there is an error, not a value."""
        self.calls = []
        self.broken = broken
        return execute_sync(
            self.schema,
            parse(query),
            variable_values=dict(variables),
            field_resolver=self._resolve,
            type_resolver=lambda thing, _info, _type: thing.type_name,
        )

    def _resolve(self, thing: Thing | None, info: Any, **arguments: Any) -> Any:
        parent, name = info.parent_type.name, info.field_name
        here = thing or Thing(parent, "")
        if parent == "Mutation":
            self.calls.append((name, repr(arguments)))
        if self.world.fails(here, name):
            raise GraphQLError("broken")
        requires = self.world.types[here.type_name][name].requires
        required = self.world.required(here, requires) if requires else None
        value = self.world.value(here, name, arguments, required)
        return self._with_breaks(value, tuple(info.path.as_list())) if self.broken else value

    def _with_breaks(self, value: Any, path: tuple[str | int, ...]) -> Any:
        if path in self.broken and value is not None:
            return GraphQLError("broken")
        if isinstance(value, list):
            return [self._with_breaks(item, (*path, index)) for index, item in enumerate(value)]
        return value
