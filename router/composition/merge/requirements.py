"""Scopes and policies: alternatives of what must be held together.

`[["a", "b"], ["c"]]` is "a and b, or c" (Federation, "@requiresScopes" and "@policy").
"""

from collections.abc import Iterable
from itertools import product
from typing import TypeAlias

from router.schema.literal import Literal

Alternatives: TypeAlias = frozenset[frozenset[str]]

NO_REQUIREMENT: Alternatives = frozenset({frozenset()})


def alternatives(value: Literal) -> Alternatives:
    """Read an argument; what stands where a list should is a list of one (GraphQL coercion).

    No alternative at all could never be met; it counts as no requirement.
    """
    outer = value if isinstance(value, tuple) else (value,)
    found = frozenset(
        frozenset(str(item) for item in (inner if isinstance(inner, tuple) else (inner,)))
        for inner in outer
    )
    return found or NO_REQUIREMENT


def conjunction(requirements: Iterable[Alternatives]) -> Alternatives:
    """What meets all of them; alternatives that demand more than another are dropped."""
    merged = NO_REQUIREMENT
    for requirement in requirements:
        merged = frozenset(one | other for one, other in product(merged, requirement))
        merged = frozenset(
            candidate for candidate in merged if not any(other < candidate for other in merged)
        )
    return merged


def implies(held: Alternatives, needed: Alternatives) -> bool:
    """Whether whoever meets `held` always meets `needed`."""
    return all(any(need <= one for need in needed) for one in held)


def as_literal(requirement: Alternatives) -> Literal:
    """The argument again, sorted."""
    return tuple(sorted(tuple(sorted(one)) for one in requirement))
