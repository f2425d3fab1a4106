"""The `field` argument of @fromContext: "$name { selection }", taken apart.

The selection is a field set that starts at each type which sets the context.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from router.schema.subgraph import SubgraphSchema

_IGNORED = r"(?:[\s,\ufeff]|#[^\n\r]*(?![^\n\r]))*"
_REFERENCE = re.compile(rf"{_IGNORED}\${_IGNORED}([A-Za-z_]\w*)(.*)", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True)
class ContextSelection:
    """A context and what to take from it; `selection` may be empty text."""

    context: str
    selection: str


def parse_context_selection(text: object) -> ContextSelection | None:
    """Read the argument; None when it names no context."""
    match = _REFERENCE.fullmatch(text) if isinstance(text, str) else None
    return ContextSelection(match[1], match[2].strip()) if match else None


def context_setters(schema: SubgraphSchema) -> Mapping[str, tuple[str, ...]]:
    """Context name -> the types that set it, in schema order."""
    found: dict[str, list[str]] = {}
    for definition in schema.types.values():
        for use in definition.applied("context"):
            name = use.arguments.get("name")
            if use.feature and isinstance(name, str):
                found.setdefault(name, []).append(definition.name)
    return {name: tuple(types) for name, types in found.items()}
