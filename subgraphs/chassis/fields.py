"""`@field` and `@mutation`: Strawberry's federation decorators, with the types of what they
decorate.

Strawberry's own return Any when they are given options. The helpers for @cost and @listSize are
here too, since Strawberry has no arguments for those.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypedDict, TypeVar, Unpack, cast

import strawberry
import strawberry.federation as federated
from strawberry.federation.schema_directives import Cost, Key, ListSize
from strawberry.federation.types import FieldSet

Resolver = TypeVar("Resolver", bound=Callable[..., Any])


class FieldOptions(TypedDict, total=False):
    """What a field may say about itself; names as in Strawberry."""

    name: str
    description: str
    deprecation_reason: str
    directives: Sequence[object]
    authenticated: bool
    external: bool
    inaccessible: bool
    override: Any
    provides: list[str]
    requires: list[str]
    requires_scopes: list[list[str]]
    shareable: bool
    tags: list[str]


def field(**options: Unpack[FieldOptions]) -> Callable[[Resolver], Resolver]:
    """A field that the decorated method resolves."""
    return cast("Callable[[Resolver], Resolver]", federated.field(**options))


def mutation(**options: Unpack[FieldOptions]) -> Callable[[Resolver], Resolver]:
    """A root field of Mutation that the decorated method resolves."""
    return cast("Callable[[Resolver], Resolver]", federated.mutation(**options))


def unresolvable_key(fields: str) -> Key:
    """@key of an entity that this subgraph only points at."""
    return Key(fields=FieldSet(fields), resolvable=False)


def cost(weight: int) -> Cost:
    """@cost: this field is `weight` times as dear as an ordinary one."""
    return Cost(weight=weight)


def list_size(*slicing: str, sized: str | None = None, assumed: int | None = None) -> ListSize:
    """@listSize: these arguments say how long the list is; without them it is `assumed` long."""
    unset: Any = strawberry.UNSET
    return ListSize(
        assumed_size=unset if assumed is None else assumed,
        slicing_arguments=list(slicing),
        sized_fields=[sized] if sized else unset,
        require_one_slicing_argument=False,
    )
