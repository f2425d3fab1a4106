"""From a subgraph's answer into the tree.

In:   the decoded `data` of a root fetch, or the entities of one call, beside what was collected.
Out:  nothing: the tree is changed in place, and the answer's objects become part of it.

Storage keys make one `dict.update` per object right nearly always. Only under `deep_keys`, which
another fetch fills at the same position too, must both answers be united.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from router.planner.plan import EntityCall

from .collect import Groups
from .tree import TreeObject


def merge_root(data: TreeObject, answer: TreeObject, deep_keys: frozenset[str]) -> None:
    """Merge the data of a root fetch at the root of the tree."""
    if deep_keys:
        _merge_object(data, answer, deep_keys)
    else:
        data.update(answer)


def merge_entities(
    call: EntityCall,
    collected: Sequence[Groups],
    representations: Sequence[bytes],
    entities: Sequence[TreeObject | None],
) -> None:
    """Merge each entity into every object whose representation asked for it.

    collected: per target of the call, the objects by representation.
    representations, entities: as sent and as answered, of one length. Null entities say nothing.
    """
    if len(collected) == 1:
        only = collected[0]
        # Written out for what most entities are: hundreds of calls cost more than the merging.
        for entity, objects in zip(entities, only.values(), strict=True):
            if entity is None:
                continue
            if call.deep_keys or "__typename" in entity:
                _merge_entity(call, entity, objects)
                continue
            for tree_object in objects:
                tree_object.update(entity)
        return
    unshared: Mapping[bytes, TreeObject | None] = dict(zip(representations, entities, strict=True))
    used: set[bytes] = set()
    for groups in collected:
        for representation, objects in groups.items():
            entity = unshared[representation]
            if entity is None:
                continue
            # Objects of one path receive the same further fetches, so they may share what is
            # nested in the answer. Another path has other storage keys and needs its own copy.
            _merge_entity(call, _copy(entity) if representation in used else entity, objects)
            used.add(representation)


def _merge_entity(call: EntityCall, entity: TreeObject, objects: Sequence[TreeObject]) -> None:
    guards_typename = not call.keeps_typename and "__typename" in entity
    for tree_object in objects:
        known_typename = tree_object.get("__typename") if guards_typename else None
        if call.deep_keys:
            _merge_object(tree_object, entity, call.deep_keys)
        else:
            tree_object.update(entity)
        if known_typename is not None:
            tree_object["__typename"] = known_typename


def _merge_object(into: TreeObject, answer: TreeObject, deep_keys: frozenset[str]) -> None:
    for key, value in answer.items():
        into[key] = _united(into.get(key), value) if key in deep_keys else value


def _united(known: Any, value: Any) -> Any:
    """Unite two answers for one position, changing the known one; null never wins over a value."""
    if value is None or known is value:
        return known
    if isinstance(known, dict) and isinstance(value, dict):
        for key, inner in value.items():
            if key != "__typename" or known.get(key) is None:
                known[key] = _united(known.get(key), inner)
        return known
    if isinstance(known, list) and isinstance(value, list):
        # The longer tail of the known list stays; a subgraph that counts differently adds nothing.
        for index, inner in enumerate(value[: len(known)]):
            known[index] = _united(known[index], inner)
        return known
    return value


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_copy(inner) for inner in value]
    return value
