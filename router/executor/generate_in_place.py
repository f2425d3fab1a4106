"""From a shape that promises how its objects are stored to code that leaves them where they are.

In:   an ObjectShape with `extra_keys` (planner/plan.py).
Out:  a function of a sequence of objects, which returns nothing: afterwards they are the client's.
Decides: what may be done to an object of the tree. One object may be met several times, where
parents share it; so whatever is done must change nothing when it is done again. Taking keys away
is like that, so is putting an object in order; giving a value another key is not, and never done.

A new dict costs five times as much as the look at an old one: its number of keys says whether
something is missing or too much. Only then is it put in order, key by key.
"""

from router.planner.plan import FieldShape, ObjectShape

from .program_source import ProgramSource


class Anomaly(Exception):
    """The tree holds something that has to be reported, or made null."""


def write_in_place(source: ProgramSource, shape: ObjectShape, *, skips_null: bool = False) -> str:
    """Write the function for objects of one position, and return its name.

    skips_null: whether nulls among them are no anomaly.
    """
    assert shape.static_type is not None
    assert shape.extra_keys is not None
    fields = shape.variants[shape.static_type]
    below = {
        id(field): write_in_place(source, field.object, skips_null=_allows_null_items(field))
        for field in fields
        if field.object is not None
    }
    repair = _write_repair(source, fields)
    function = source.name("settle")
    with source.block(f"def {function}(objects):"), source.block("for v in objects:"):
        if skips_null:
            with source.block("if v is None:"):
                source.line("continue")
        with source.block("if v.__class__ is not dict:"):
            source.line("raise Anomaly")
        _write_keys(source, shape.extra_keys, fields, repair)
        for field in fields:
            if field.constant is None:
                _write_value(source, field, below.get(id(field)))
    return function


def write_list_check(source: ProgramSource, name: str) -> None:
    """Write what raises when a value is no list."""
    with source.block(f"if {name}.__class__ is not list:"):
        source.line("raise Anomaly")


def leaf_anomaly(source: ProgramSource, field: FieldShape, name: str, *, is_required: bool) -> str:
    """When a leaf is an anomaly; "" if it never is."""
    if field.enum_values is None:
        return f"{name} is None" if is_required else ""
    unknown = f"{name} not in {source.bind('enum', field.enum_values)}"
    return unknown if is_required else f"({name} is not None and {unknown})"


def _allows_null_items(field: FieldShape) -> bool:
    """Whether the objects of a field may be null where they stand in a list."""
    return "[" in field.wrappers and not field.wrappers.endswith("!")


def _write_keys(
    source: ProgramSource,
    extra_keys: tuple[str, ...],
    fields: tuple[FieldShape, ...],
    repair: str,
) -> None:
    constants = [field for field in fields if field.constant is not None]
    for key in dict.fromkeys((*extra_keys, *(field.response_key for field in constants))):
        source.line(f"v.pop({key!r}, None)")
    for field in constants:
        source.line(f"v[{field.response_key!r}] = {field.constant!r}")
    with source.block(f"if len(v) != {len(fields)}:"):
        source.line(f"{repair}(v)")


def _write_repair(source: ProgramSource, fields: tuple[FieldShape, ...]) -> str:
    """Write the function that gives an object all its keys and no others, in order."""
    function = source.name("repair")
    entries = ", ".join(
        f"{field.response_key!r}: v.get({field.response_key!r})"
        if field.constant is None
        else f"{field.response_key!r}: {field.constant!r}"
        for field in fields
    )
    with source.block(f"def {function}(v):"):
        source.line(f"whole = {{{entries}}}")
        source.line("v.clear()")
        source.line("v.update(whole)")
    return function


def _write_value(source: ProgramSource, field: FieldShape, settle: str | None) -> None:
    """Write the checks of one field: nulls, lists, enum values, objects."""
    is_required = field.wrappers.startswith("!")
    wrappers = field.wrappers.removeprefix("!")
    read = f"v[{field.storage_key!r}]"
    if settle is None and not wrappers:
        if anomaly := leaf_anomaly(source, field, read, is_required=is_required):
            with source.block(f"if {anomaly}:"):
                source.line("raise Anomaly")
        return
    value = source.name("c")
    source.line(f"{value} = {read}")
    if is_required:
        _write_inner(source, field, wrappers, value, settle)
    else:
        with source.block(f"if {value} is not None:"):
            _write_inner(source, field, wrappers, value, settle)


def _write_inner(
    source: ProgramSource, field: FieldShape, wrappers: str, value: str, settle: str | None
) -> None:
    """Write the checks of a value that should not be null, of a type without its outer "!"."""
    if not wrappers.startswith("["):
        assert settle is not None
        source.line(f"{settle}(({value},))")
        return
    write_list_check(source, value)
    is_required = wrappers.startswith("[!")
    inner = wrappers[1:].removeprefix("!")
    if settle is not None and not inner:
        source.line(f"{settle}({value})")
        return
    item = source.name("i")
    if not inner:
        if anomaly := leaf_anomaly(source, field, item, is_required=is_required):
            with source.block(f"for {item} in {value}:"), source.block(f"if {anomaly}:"):
                source.line("raise Anomaly")
        return
    with source.block(f"for {item} in {value}:"):
        if not is_required:
            with source.block(f"if {item} is None:"):
                source.line("continue")
        _write_inner(source, field, inner, item, settle)
