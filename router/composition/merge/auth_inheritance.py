"""Authorization that an element gets from the types around it.

- An interface, or a field of one, demands what its implementations demand.
- A field that an interface object contributes brings its demands to the implementations, and to
  the other interfaces of those.
Directives themselves may not stand on interfaces (AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE).
"""

from collections.abc import Iterator
from typing import TypeAlias

from router.schema.definition import DirectiveUse, TypeDefinition, TypeKind

from .merging import Merging

AUTH_DIRECTIVES = ("authenticated", "requiresScopes", "policy")

Inherited: TypeAlias = dict[str, dict[str, list[DirectiveUse]]]
"""Coordinate -> directive -> applications elsewhere that count here, too."""


def inherited_auth(merging: Merging) -> Inherited:
    """Everything that is inherited; empty where no subgraph uses these directives."""
    inherited: Inherited = {}
    if merging.features.in_use.isdisjoint(AUTH_DIRECTIVES):
        return inherited
    for index, schema in enumerate(merging.schemas):
        for definition in schema.types.values():
            if definition.kind is TypeKind.OBJECT:
                for coordinate, use in _passed_on(merging, index, definition):
                    inherited.setdefault(coordinate, {}).setdefault(use.name, []).append(use)
    return inherited


def _passed_on(
    merging: Merging, index: int, definition: TypeDefinition
) -> Iterator[tuple[str, DirectiveUse]]:
    name = definition.name
    above = merging.interfaces_of(name)
    for use in _auth(definition.directives):
        yield from ((interface, use) for interface in above)
    targets = above
    if index in merging.interface_objects.get(name, ()):
        targets = _around_interface_object(merging, name)
    for field in definition.fields.values():
        for use in _auth(field.directives):
            if not merging.facts[index].is_external(name, field.name):
                yield from ((f"{target}.{field.name}", use) for target in targets)


def _around_interface_object(merging: Merging, interface: str) -> tuple[str, ...]:
    below = merging.implementations(interface)
    above = (other for name in below for other in merging.interfaces_of(name))
    return tuple(dict.fromkeys((*below, *(other for other in above if other != interface))))


def _auth(uses: tuple[DirectiveUse, ...]) -> Iterator[DirectiveUse]:
    return (use for use in uses if use.name in AUTH_DIRECTIVES and use.feature is not None)
