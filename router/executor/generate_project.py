"""From a shape to Python code that does what project.py does, where there is nothing to report.

In:   an ObjectShape.
Out:  a Projector: the same signature and results as project.project for that shape.

The idea: nearly every tree projects without an anomaly, and then no path is needed. So the code is
one function per position that reads, checks and builds one dict literal; it knows no paths. At the
first thing that does not fit it gives up as a whole, and the interpreter does the work again, with
paths, errors and null propagation. A missing nullable value is no anomaly: entities may be null.
Cost: about half of the interpreter's time on a good tree; on a bad one that of both.

Where the shape promises that objects are stored as the client is to see them, nothing is built:
generate_in_place.py checks them and takes away what is too much. So the tree may be changed, and
nothing can be read out of it afterwards but the same projection again.

Whatever is no anomaly is written out; whatever is one may raise anything of `_GIVES_UP`: indexing
a scalar is a TypeError, an unknown `__typename` a KeyError, and the rest raises Anomaly.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeAlias

from router.planner.plan import FieldShape, ObjectShape

from .generate_in_place import Anomaly, leaf_anomaly, write_in_place, write_list_check
from .program_source import ProgramSource
from .project import Path, Projection, project
from .tree import TreeObject

Projector: TypeAlias = Callable[[TreeObject, Iterable[Path]], Projection]
"""The tree and the explained paths -> the client's view, as project.project makes it."""


_GIVES_UP: Final = (Anomaly, KeyError, TypeError)


def generate_projector(shape: ObjectShape) -> Projector:
    """Compile the projection of one shape."""
    fast = generate_fast_projection(shape)

    def projector(data: TreeObject, explained: Iterable[Path]) -> Projection:
        try:
            return Projection(fast(data))
        except _GIVES_UP:
            return project(shape, data, explained)

    return projector


def generate_fast_projection(shape: ObjectShape) -> Callable[[TreeObject], dict[str, Any]]:
    """The generated function alone; it raises one of `_GIVES_UP` for what it cannot do."""
    source = ProgramSource(Anomaly=Anomaly)
    projection: Callable[[TreeObject], dict[str, Any]] = source.compile(
        _write_object(source, shape)
    )
    return projection


def _write_object(source: ProgramSource, shape: ObjectShape) -> str:
    """Write the function for the objects of one position, and return its name."""
    if shape.extra_keys is not None:
        return _write_untouched(source, shape)
    if shape.static_type is not None:
        return _write_variant(source, shape.variants[shape.static_type])
    by_type = source.bind("by_type", {})
    variants = {
        typename: _write_variant(source, fields) for typename, fields in shape.variants.items()
    }
    for typename, variant in variants.items():
        source.line(f"{by_type}[{typename!r}] = {variant}")
    function = source.name("any")
    with source.block(f"def {function}(v):"):
        if len(shape.variants) > 1:
            source.line(f"return {by_type}[v['__typename']](v)")
        else:
            # Whoever does not say its type is of the only possible one.
            only = next(iter(shape.variants))
            with source.block("if v.__class__ is not dict:"):
                source.line("raise Anomaly")
            source.line(f"t = v.get('__typename', {only!r})")
            source.line(f"return {by_type}[t if t.__class__ is str else {only!r}](v)")
    return function


def _write_untouched(source: ProgramSource, shape: ObjectShape) -> str:
    """Write the function for single objects that stay what they are."""
    function, settle = source.name("object"), write_in_place(source, shape)
    with source.block(f"def {function}(v):"):
        source.line(f"{settle}((v,))")
        source.line("return v")
    return function


def _write_variant(source: ProgramSource, fields: Sequence[FieldShape]) -> str:
    """Write the function for the objects of one type: read all, check all, build."""
    stored = [field for field in fields if field.constant is None]
    local_of = {id(field): f"f{index}" for index, field in enumerate(stored)}
    entries: list[str] = []
    guards: list[str] = []
    for field in fields:
        if field.constant is not None:
            entries.append(f"{field.response_key!r}: {field.constant!r}")
            continue
        value, guard = _value(source, field, local_of[id(field)])
        entries.append(f"{field.response_key!r}: {value}")
        guards += [guard] if guard else []
    function = source.name("object")
    with source.block(f"def {function}(v):"):
        if stored:
            _write_reads(source, [(local_of[id(field)], field.storage_key) for field in stored])
        else:
            guards.append("v.__class__ is not dict")
        if guards:
            with source.block(f"if {' or '.join(guards)}:"):
                source.line("raise Anomaly")
        source.line(f"return {{{', '.join(entries)}}}")
    return function


def _write_reads(source: ProgramSource, reads: Sequence[tuple[str, str]]) -> None:
    """Read into locals: by index, which is fastest; missing values, which are rare, are null."""
    with source.block("try:"):
        for local, key in reads:
            source.line(f"{local} = v[{key!r}]")
    with source.block("except KeyError:"):
        for local, key in reads:
            source.line(f"{local} = v.get({key!r})")


def _value(source: ProgramSource, field: FieldShape, local: str) -> tuple[str, str]:
    """The expression for a field whose stored value is in `local`, and when it is an anomaly."""
    is_required = field.wrappers.startswith("!")
    wrappers = field.wrappers.removeprefix("!")
    if field.object is None and not wrappers:
        return local, leaf_anomaly(source, field, local, is_required=is_required)
    completed = f"{_write_nullable(source, field, wrappers)}({local})"
    if is_required:
        # A null raises in that function: it is no dict and no list.
        return completed, ""
    return f"None if {local} is None else {completed}", ""


def _write_nullable(source: ProgramSource, field: FieldShape, wrappers: str) -> str:
    """Write the function for a value that is not null, of a type without its outer "!"."""
    if not wrappers.startswith("["):
        assert field.object is not None
        return _write_object(source, field.object)
    is_required = wrappers.startswith("[!")
    inner = wrappers[1:].removeprefix("!")
    if field.object is None and not inner:
        return _write_leaf_list(source, field, is_required=is_required)
    if field.object is not None and not inner and field.object.extra_keys is not None:
        return _write_untouched_list(source, field.object, is_required=is_required)
    item = f"{_write_nullable(source, field, inner)}(i)"
    function = source.name("list")
    with source.block(f"def {function}(v):"):
        write_list_check(source, "v")
        # A null that is not allowed raises in the item's function: it is no dict and no list.
        value = item if is_required else f"None if i is None else {item}"
        source.line(f"return [{value} for i in v]")
    return function


def _write_untouched_list(source: ProgramSource, shape: ObjectShape, *, is_required: bool) -> str:
    """Write the function for a list of objects that stay what they are."""
    function, settle = (
        source.name("list"),
        write_in_place(source, shape, skips_null=not is_required),
    )
    with source.block(f"def {function}(v):"):
        write_list_check(source, "v")
        source.line(f"{settle}(v)")
        source.line("return v")
    return function


def _write_leaf_list(source: ProgramSource, field: FieldShape, *, is_required: bool) -> str:
    """A list of leaves needs no rebuilding, only a look at its items."""
    anomaly = leaf_anomaly(source, field, "i", is_required=is_required)
    function = source.name("leaves")
    with source.block(f"def {function}(v):"):
        write_list_check(source, "v")
        if anomaly:
            with source.block("for i in v:"), source.block(f"if {anomaly}:"):
                source.line("raise Anomaly")
        source.line("return v")
    return function
