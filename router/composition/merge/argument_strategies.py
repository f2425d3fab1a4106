"""How the arguments of some directives are combined when subgraphs differ.

Directives that are not here keep the arguments that most subgraphs give.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from router.schema.literal import Literal

from .requirements import alternatives, as_literal, conjunction

Strategy: TypeAlias = Callable[[Sequence[Literal]], Literal]


def _maximum(values: Sequence[Literal]) -> Literal:
    numbers = [value for value in values if isinstance(value, int | float)]
    return max(numbers) if numbers else None


def _union(values: Sequence[Literal]) -> Literal:
    lists = [value for value in values if isinstance(value, tuple)]
    if not lists:
        return None
    return tuple(dict.fromkeys(item for found in lists for item in found))


def _all(values: Sequence[Literal]) -> Literal:
    given = [value for value in values if value is not None]
    return all(given) if given else None


def _conjunction(values: Sequence[Literal]) -> Literal:
    return as_literal(conjunction(alternatives(value) for value in values))


STRATEGIES: Mapping[str, Mapping[str, Strategy]] = {
    "cost": {"weight": _maximum},
    "listSize": {
        "assumedSize": _maximum,
        "slicingArguments": _union,
        "sizedFields": _union,
        "requireOneSlicingArgument": _all,
    },
    "requiresScopes": {"scopes": _conjunction},
    "policy": {"policies": _conjunction},
}

DEFAULTS: Mapping[str, Mapping[str, Literal]] = {
    "deprecated": {"reason": "No longer supported"},
    "listSize": {"requireOneSlicingArgument": True},
}
"""What arguments are when they are not given; whether they are makes no difference."""
