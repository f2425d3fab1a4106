"""From places in the tree to paths in the client's response.

In:   the shape of a plan, the tree, storage keys.
Out:  paths of response keys and list indices.

The tree holds more than the client sees: keys and required fields are fetched for the router's own
use. A path into such a hidden place is cut at the last position that the client does see.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from router.planner.plan import EntityTarget, FieldShape, ObjectShape, PathSegment

from .collect import follows
from .project import Path
from .tree import runtime_type


class Place(NamedTuple):
    """Somewhere in the tree, as the client sees it.

    value: what the tree holds there; None also where it holds nothing.
    path: the client's path, or the visible beginning of it.
    shape: the client's view of the objects there; None at leaves and in hidden places.
    is_visible: whether `path` reaches to the place itself.
    """

    value: Any
    path: Path
    shape: ObjectShape | None
    is_visible: bool = True


def translate(place: Place, storage_path: Sequence[str | int]) -> Path:
    """The client's path to where `storage_path` leads from `place`, cut where it gets hidden."""
    for step in storage_path:
        place = _item(place, step) if isinstance(step, int) else _field(place, step)
        if not place.is_visible:
            break
    return place.path


def places_of(root: Place, path: Sequence[PathSegment]) -> Iterator[Place]:
    """Yield the place of each object that `collect.walk` yields for `path`, in the same order."""
    if not path:
        yield root
        return
    segment, *rest = path
    for place in _items(_field(root, segment.key), segment.lists):
        if isinstance(place.value, dict) and follows(segment, place.value):
            yield from places_of(place, rest)


def path_to_first_list(shape: ObjectShape, targets: Sequence[EntityTarget]) -> Path:
    """What can be said of all targets without an index: where an error of a whole fetch belongs."""
    prefixes = [_prefix_to_first_list(shape, target) for target in targets]
    if not prefixes:
        return ()
    shared = 0
    for steps in zip(*prefixes, strict=False):
        if len(set(steps)) > 1:
            break
        shared += 1
    return prefixes[0][:shared]


def _prefix_to_first_list(shape: ObjectShape, target: EntityTarget) -> Path:
    place = Place(None, (), shape)
    for segment in target.path:
        place = _field(place, segment.key)
        if segment.lists or not place.is_visible:
            break
    return place.path


def _field(place: Place, storage_key: str) -> Place:
    value = place.value.get(storage_key) if isinstance(place.value, dict) else None
    if not place.is_visible:
        return place._replace(value=value)
    field = None if place.shape is None else _field_stored_as(storage_key, place, place.shape)
    if field is None:
        return Place(value, place.path, None, is_visible=False)
    return Place(value, (*place.path, field.response_key), field.object)


def _item(place: Place, index: int) -> Place:
    items = place.value
    value = items[index] if isinstance(items, list) and 0 <= index < len(items) else None
    path = (*place.path, index) if place.is_visible else place.path
    return place._replace(value=value, path=path)


def _items(place: Place, lists: int) -> Iterator[Place]:
    if lists == 0:
        yield place
    elif isinstance(place.value, list):
        for index in range(len(place.value)):
            yield from _items(_item(place, index), lists - 1)


def _field_stored_as(storage_key: str, place: Place, shape: ObjectShape) -> FieldShape | None:
    typename = runtime_type(place.value) if isinstance(place.value, dict) else None
    if shape.static_type is not None:
        typename = shape.static_type
    # Without an object, as below a null, every type that may occur there is asked.
    variants = (
        [shape.variants.get(typename, ())] if typename is not None else shape.variants.values()
    )
    for fields in variants:
        for field in fields:
            if field.storage_key == storage_key and field.constant is None:
                return field
    return None
