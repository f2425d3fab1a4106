"""From the tree to the representations of an entity call: the interpreter.

In:   the root of the tree and an EntityTarget (planner/plan.py).
Out:  groups: by encoded representation, in order of first appearance, the objects it stands for.
Decides: which objects are skipped (engine design, section 5.3).

The JSON text of a representation is its identity. Python says 1 == True == 1.0 and cannot hash
objects, JSON text has neither problem; and the same text goes into the request body, so nothing is
encoded twice. generate_collect.py writes faster code for the same job; this is its oracle.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from router.planner.plan import EntityTarget, PathSegment, RepresentationField, RepresentationPart

from .codec import encode
from .tree import TreeObject, runtime_type

Groups: TypeAlias = dict[bytes, list[TreeObject]]
"""Encoded representation -> objects of the tree it stands for, each as often as it was met."""


class Skipped(Exception):
    """The object cannot be represented: a leaf is missing, or null where null may not be sent."""


def collect(data: TreeObject, target: EntityTarget) -> Groups:
    """Group the objects of `target` by the representation they are sent as."""
    groups: Groups = {}
    for tree_object in walk(data, target.path):
        representation = represent(tree_object, target.parts)
        if representation is not None:
            groups.setdefault(encode(representation), []).append(tree_object)
    return groups


def walk(data: TreeObject, path: Sequence[PathSegment]) -> Iterator[TreeObject]:
    """Yield the objects at `path`, in response order; nulls and misshapen values have none."""
    if not path:
        yield data
        return
    segment, *rest = path
    for item in _items(data.get(segment.key), segment.lists):
        if isinstance(item, dict) and follows(segment, item):
            yield from walk(item, rest)


def follows(segment: PathSegment, tree_object: TreeObject) -> bool:
    """Whether the path goes on through an object of this runtime type."""
    return segment.types is None or runtime_type(tree_object) in segment.types


def represent(
    tree_object: TreeObject, parts: Sequence[RepresentationPart]
) -> dict[str, Any] | None:
    """The representation of one object; None if it is skipped."""
    try:
        representation, has_typename = _build(tree_object, parts)
    except Skipped:
        return None
    return representation if has_typename else None


def _items(value: Any, lists: int) -> Iterator[Any]:
    if lists == 0:
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _items(item, lists - 1)


def _build(
    tree_object: TreeObject, parts: Sequence[RepresentationPart]
) -> tuple[dict[str, Any], bool]:
    """Merge the parts that apply; the flag says whether one of them brought a typename."""
    typename = runtime_type(tree_object)
    built: dict[str, Any] = {}
    has_typename = False
    for part in parts:
        if part.types is not None and typename not in part.types:
            continue
        if part.typename is not None:
            named = part.typename or typename
            if named is None:
                raise Skipped
            built.setdefault("__typename", named)
            has_typename = True
        for field in part.fields:
            value = _field_value(tree_object, field)
            known = built.get(field.name)
            built[field.name] = value if known is None else _united(known, value)
    return built, has_typename


def _field_value(tree_object: TreeObject, field: RepresentationField) -> Any:
    if field.storage_key not in tree_object:
        raise Skipped
    value = tree_object[field.storage_key]
    if value is None and not field.nullable:
        raise Skipped
    return value if field.children is None else _composite(value, field.children)


def _composite(value: Any, children: Sequence[RepresentationPart]) -> Any:
    """Map an object, or a list item by item; nulls inside stay, so that positions are kept."""
    if isinstance(value, dict):
        return _build(value, children)[0]
    if isinstance(value, list):
        return [_composite(item, children) for item in value]
    return None


def _united(known: Any, value: Any) -> Any:
    """Unite what two parts say about one composite field: a key and a @requires may share it."""
    if isinstance(known, dict) and isinstance(value, dict):
        united = dict(known)
        for name, inner in value.items():
            united[name] = _united(united[name], inner) if name in united else inner
        return united
    if isinstance(known, list) and isinstance(value, list) and len(known) == len(value):
        return [_united(*pair) for pair in zip(known, value, strict=True)]
    return known
