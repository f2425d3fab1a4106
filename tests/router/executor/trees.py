"""Strategies: shapes, targets, and trees that fit them mostly, but not always."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from router.planner.plan import (
    EntityTarget,
    FieldShape,
    ObjectShape,
    PathSegment,
    RepresentationField,
    RepresentationPart,
)

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Whether a property holds does not depend on how busy the machine is."""

KEYS = ("a", "b", 'it\'s "quoted"\n', "__typename", "_r0")
TYPES = ("Book", "Film", "Map")

keys = st.sampled_from(KEYS)
types = st.sampled_from(TYPES)
type_sets = st.none() | st.frozensets(types, min_size=1)
leaves = st.sampled_from(
    [None, "1", "RED", "Book", "Film", "", 1, True, 1.0, 0, 2**70, {"x": [1]}, [None], []]
)
names = types | types | types | st.sampled_from([None, "Secret", 7, ["Book"]])


def _objects(inner):
    return st.fixed_dictionaries({}, optional={**dict.fromkeys(KEYS, inner), "__typename": names})


values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | _objects(inner), max_leaves=20
)
trees = _objects(values)


@st.composite
def field_shapes(draw, inner):
    """A field, its wrappers any that GraphQL has, its coordinate without meaning."""
    levels = draw(st.integers(0, 2))
    wrappers = "".join(draw(st.sampled_from(["[", "![", "["])) for _ in range(levels))
    wrappers += draw(st.sampled_from(["", "", "!"]))
    shape = draw(st.none() | inner)
    kind = draw(st.sampled_from(["plain", "plain", "enum", "constant"]))
    return FieldShape(
        draw(keys),
        draw(keys),
        wrappers,
        shape if kind == "plain" else None,
        constant="Query" if kind == "constant" else None,
        enum_values=frozenset({"RED", "1"}) if kind == "enum" else None,
        coordinate="Type.field",
    )


@st.composite
def object_shapes(draw, fields):
    """Objects of one type or of several; response keys differ within a type."""
    selections = st.lists(fields, max_size=4, unique_by=lambda it: it.response_key).map(tuple)
    if draw(st.booleans()):
        return ObjectShape("Book", {"Book": draw(selections)}, "Book")
    possible = draw(st.lists(types, min_size=1, unique=True))
    return ObjectShape(None, {name: draw(selections) for name in possible}, "Media")


shapes = st.recursive(
    object_shapes(field_shapes(st.nothing())),
    lambda inner: object_shapes(field_shapes(inner)),
    max_leaves=8,
)


@st.composite
def promising_shapes(draw, levels=3):
    """Objects of one type, and the promise that they are stored as the client sees them."""
    names = draw(st.lists(st.sampled_from("abcd"), max_size=3, unique=True))
    fields = [draw(_promising_fields(name, levels)) for name in names]
    if draw(st.booleans()):
        fields.append(FieldShape("__typename", "__typename", "!", constant="Book"))
    extra_keys = draw(st.lists(st.sampled_from(["x", "y", "__typename"]), unique=True))
    return ObjectShape("Book", {"Book": tuple(fields)}, "Book", tuple(extra_keys))


@st.composite
def _promising_fields(draw, name, levels):
    wrappers = "".join(draw(st.lists(st.sampled_from(["[", "!["]), max_size=2)))
    wrappers += draw(st.sampled_from(["", "!"]))
    is_composite = levels and draw(st.booleans())
    is_enum = draw(st.integers(0, 3)) == 0
    return FieldShape(
        name,
        name,
        wrappers,
        draw(promising_shapes(levels - 1)) if is_composite else None,
        enum_values=frozenset({"RED", "1"}) if is_enum and not is_composite else None,
        coordinate="Type.field",
    )


@st.composite
def tree_that_keeps_promises(draw, shape):
    """An object for a promising shape: keys in order, extra ones anywhere, some keys missing.

    Some objects stand at several places of a list, as entities do in a merged tree.
    """
    tree = {}
    for field in shape.variants["Book"]:
        for key in shape.extra_keys:
            if not draw(st.integers(0, 3)):
                tree[key] = draw(leaves)
        if field.constant is None and draw(st.integers(0, 19)):
            tree[field.storage_key] = draw(_promised_value(field, field.wrappers))
    return tree


def _promised_value(field, wrappers):
    inner = wrappers.removeprefix("!")
    if inner.startswith("["):
        items = st.lists(_promised_value(field, inner[1:]), max_size=2)
        fitting = st.tuples(items, st.integers(1, 2)).map(lambda it: it[0] * it[1])
    elif field.object is not None:
        fitting = tree_that_keeps_promises(field.object)
    else:
        fitting = st.sampled_from(["1", "RED"])
    faults = st.one_of(st.none(), leaves)
    return st.integers(0, 25).flatmap(lambda chance: faults if chance == 0 else fitting)


@st.composite
def tree_for(draw, shape):
    """An object that fits a shape, with a rare fault: so deep places are reached too."""
    name = shape.static_type or draw(st.sampled_from(sorted(shape.variants)))
    tree = {"__typename": name}
    for field in shape.variants[name]:
        if draw(st.integers(0, 9)):
            tree[field.storage_key] = draw(_value_for(field, field.wrappers))
    return tree


def _value_for(field, wrappers):
    inner = wrappers.removeprefix("!")
    if inner.startswith("["):
        fitting = st.lists(_value_for(field, inner[1:]), max_size=3)
    elif field.object is not None:
        fitting = tree_for(field.object)
    elif field.enum_values is not None:
        fitting = st.sampled_from(sorted(field.enum_values))
    else:
        fitting = st.sampled_from(["1", 2, False])
    faults = st.one_of(st.none(), leaves, values)
    return st.integers(0, 12).flatmap(lambda chance: faults if chance == 0 else fitting)


def _parts(fields):
    return st.lists(
        st.builds(
            RepresentationPart,
            st.lists(fields, max_size=3).map(tuple),
            type_sets,
            st.sampled_from([None, "", "Book", "Media"]),
        ),
        max_size=3,
    ).map(tuple)


def _representation_fields(children):
    return st.builds(RepresentationField, keys, keys, children, st.booleans())


parts = st.recursive(
    _parts(_representation_fields(st.none())),
    lambda inner: _parts(_representation_fields(st.none() | inner)),
    max_leaves=4,
)
targets = st.builds(
    EntityTarget,
    st.lists(st.builds(PathSegment, keys, st.integers(0, 2), type_sets), max_size=3).map(tuple),
    parts,
)
