"""INTERFACE_KEY_NOT_ON_IMPLEMENTATION: a type lacks a key of the interface it implements.

Federation, "Entity interfaces": an interface with a @key stands for entities, so each type that
implements it in the subgraph has the same key, and one that can be resolved if the interface's can.
"""

from collections.abc import Iterator
from typing import TypeAlias

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_facts import Key, SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.definition import TypeKind
from router.schema.field_set import FieldSelection, FieldSet, print_field_set
from router.schema.subgraph import SubgraphSchema

Unordered: TypeAlias = "frozenset[tuple[object, ...]]"


def interface_key_not_on_implementation(
    schema: SubgraphSchema, facts: SubgraphFacts
) -> Iterator[Issue]:
    """Yield one error per key that some implementations lack, in schema order."""
    for name, keys in facts.keys.items():
        if schema.types[name].kind is TypeKind.INTERFACE:
            for key in keys:
                yield from _on_implementations(schema, facts, name, key)


def _on_implementations(
    schema: SubgraphSchema, facts: SubgraphFacts, interface: str, key: Key
) -> Iterator[Issue]:
    missing: list[str] = []
    unresolvable: list[str] = []
    wanted = _unordered(key.fields)
    for name in facts.implementations.get(interface, ()):
        same = [own for own in facts.keys.get(name, ()) if _unordered(own.fields) == wanted]
        if not same:
            missing.append(name)
        elif key.resolvable and not same[0].resolvable:
            unresolvable.append(name)
    shown = f'@key(fields: "{print_field_set(key.fields)}")'
    if missing:
        text = f'Key {shown} on interface type "{interface}" is missing on {_names(missing)}.'
    elif unresolvable:
        text = (
            f'Key {shown} on interface type "{interface}" should be resolvable on all its'
            f" implementations, but is not on {_names(unresolvable)}."
        )
    else:
        return
    places = [schema.types[name].location for name in missing or unresolvable]
    yield subgraph_issue(
        schema,
        CompositionCode.INTERFACE_KEY_NOT_ON_IMPLEMENTATION,
        text,
        *places,
        coordinate=interface,
    )


def _names(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _unordered(field_set: FieldSet) -> Unordered:
    return frozenset(
        (selection.name, selection.arguments, _unordered(selection.selections))
        if isinstance(selection, FieldSelection)
        else ("...", selection.type_condition, _unordered(selection.selections))
        for selection in field_set
    )
