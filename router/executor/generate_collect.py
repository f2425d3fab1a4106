"""From an EntityTarget to Python code that does what collect.py does.

In:   an EntityTarget.
Out:  a Collector: the same results as collect.collect for that target.

The path becomes nested loops, one per list level; a representation becomes a dict literal. Where it
is flat, as most are, objects with the same strings for leaves are recognised before anything is
built, so that only what will be sent is encoded.

Two parts that may both apply and name one field have to be united; such targets are rare, and so
are paths of very many lists: they stay with the interpreter.
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import combinations
from typing import Final, TypeAlias

from router.planner.plan import EntityTarget, PathSegment, RepresentationField, RepresentationPart

from .codec import encode, encode_string
from .collect import Groups, collect
from .program_source import ProgramSource
from .tree import TreeObject

Collector: TypeAlias = Callable[[TreeObject], Groups]
"""The root of the tree -> the objects of one target by representation."""

_MAX_LISTS: Final = 12
"""Python allows 20 blocks inside each other."""


def generate_collector(target: EntityTarget) -> Collector:
    """Compile the collection of one target."""
    if sum(segment.lists for segment in target.path) > _MAX_LISTS or _needs_uniting(target.parts):
        return partial(collect, target=target)
    source = ProgramSource(encode=encode, encode_string=encode_string)
    built = _write_builders(source, target.parts)
    with source.block("def collect(data):"):
        source.line("groups = {}")
        source.line("known = {}")
        with source.block("for v in (data,):"):
            _write_walk(source, target.path, lambda: _write_grouping(source, target.parts, built))
        source.line("return groups")
    collector: Collector = source.compile("collect")
    return collector


def _needs_uniting(parts: Sequence[RepresentationPart]) -> bool:
    """Whether one field may come from two parts, here or further down."""
    for one, other in combinations(parts, 2):
        is_apart = (
            one.types is not None and other.types is not None and one.types.isdisjoint(other.types)
        )
        if not is_apart and not _names(one).isdisjoint(_names(other)):
            return True
    return any(
        len({field.name for field in part.fields}) < len(part.fields)
        or any(field.name == "__typename" for field in part.fields)
        or any(_needs_uniting(field.children or ()) for field in part.fields)
        for part in parts
    )


def _names(part: RepresentationPart) -> set[str]:
    return {field.name for field in part.fields}


def _write_walk(
    source: ProgramSource, path: Sequence[PathSegment], write_body: Callable[[], None]
) -> None:
    """Write loops down to each object `v` of the path; `continue` leaves an object out."""
    if not path:
        write_body()
        return
    segment, *rest = path

    def write_object() -> None:
        with source.block("if v.__class__ is not dict:"):
            source.line("continue")
        if segment.types is not None:
            _write_typename(source)
            with source.block(f"if t not in {source.bind('types', segment.types)}:"):
                source.line("continue")
        _write_walk(source, rest, write_body)

    source.line(f"v = v.get({segment.key!r})")
    _write_loops(source, segment.lists, write_object)


def _write_loops(source: ProgramSource, lists: int, write_object: Callable[[], None]) -> None:
    if not lists:
        write_object()
        return
    with source.block("if v.__class__ is not list:"):
        source.line("continue")
    with source.block("for v in v:"):
        _write_loops(source, lists - 1, write_object)


def _write_typename(source: ProgramSource) -> None:
    source.line("t = v.get('__typename')")
    with source.block("if t.__class__ is not str:"):
        source.line("t = None")


def _write_grouping(source: ProgramSource, parts: Sequence[RepresentationPart], build: str) -> None:
    """Write what is done with one object: recognise or represent it, then add it to its group."""
    leaves = _flat_leaves(parts)
    if leaves:
        _write_recognition(source, leaves, parts[0].typename)
    with source.block("try:"):
        source.line(f"key = encode({build}(v))")
    # The builders raise KeyError for what is missing, or null where null may not be sent.
    with source.block("except KeyError:"):
        source.line("continue")
    source.line("group = groups.get(key)")
    with source.block("if group is None:"):
        source.line("group = groups[key] = []")
    source.line("group.append(v)")


def _flat_leaves(parts: Sequence[RepresentationPart]) -> Sequence[RepresentationField]:
    """The leaves, if nothing else makes two representations of these parts differ."""
    if len(parts) != 1 or parts[0].types is not None or not parts[0].typename:
        return ()
    fields = parts[0].fields
    return () if any(field.children is not None for field in fields) else fields


def _write_recognition(
    source: ProgramSource, leaves: Sequence[RepresentationField], typename: str | None
) -> None:
    """Equal strings are equal JSON; of other values that is not certain, so they are encoded."""
    with source.block("try:"):
        for index, leaf in enumerate(leaves):
            source.line(f"k{index} = v[{leaf.storage_key!r}]")
    with source.block("except KeyError:"):
        source.line("continue")
    are_strings = " and ".join(f"k{index}.__class__ is str" for index in range(len(leaves)))
    strings = ", ".join(f"k{index}" for index in range(len(leaves)))
    # What does not change is encoded here, once: the pieces cost half of what a dict would.
    opening = encode({"__typename": typename})[:-1]
    pieces = []
    for index, leaf in enumerate(leaves):
        pieces.append(repr(opening + b"," + encode(leaf.name) + b":"))
        pieces.append(f"encode_string(k{index})")
        opening = b""
    with source.block(f"if {are_strings}:"):
        source.line(f"strings = {strings if len(leaves) == 1 else f'({strings})'}")
        source.line("group = known.get(strings)")
        with source.block("if group is None:"):
            # No other object can have this representation: all its strings would be the same.
            source.line(f"key = {' + '.join(pieces)} + b'}}'")
            source.line("groups[key] = known[strings] = [v]")
        with source.block("else:"):
            source.line("group.append(v)")
        source.line("continue")


def _write_builders(source: ProgramSource, parts: Sequence[RepresentationPart]) -> str:
    """Write the function from an object to its representation; return its name."""
    build = _write_builder(source, parts)
    if parts and parts[0].types is None and parts[0].typename is not None:
        return build
    named = source.name("named")
    with source.block(f"def {named}(v):"):
        source.line(f"r = {build}(v)")
        source.line("r['__typename']" if _has_typename(parts) else "raise KeyError")
        source.line("return r")
    return named


def _has_typename(parts: Sequence[RepresentationPart]) -> bool:
    return any(part.typename is not None for part in parts)


def _write_builder(source: ProgramSource, parts: Sequence[RepresentationPart]) -> str:
    """Write the function that maps one object; KeyError for what must not be sent."""
    values = [[_value(source, field) for field in part.fields] for part in parts]
    function = source.name("build")
    with source.block(f"def {function}(v):"):
        if any(part.types is not None or part.typename == "" for part in parts):
            _write_typename(source)
        source.line("r = {}")
        for part, part_values in zip(parts, values, strict=True):
            if part.types is None:
                _write_part(source, part, part_values)
            else:
                with source.block(f"if t in {source.bind('types', part.types)}:"):
                    _write_part(source, part, part_values)
        source.line("return r")
    return function


def _write_part(source: ProgramSource, part: RepresentationPart, values: Sequence[str]) -> None:
    source.line("pass")
    if part.typename == "":
        with source.block("if t is None:"):
            source.line("raise KeyError")
        source.line("r.setdefault('__typename', t)")
    elif part.typename is not None:
        source.line(f"r.setdefault('__typename', {part.typename!r})")
    for field, value in zip(part.fields, values, strict=True):
        source.line(f"r[{field.name!r}] = {value}")
        if not field.nullable:
            with source.block(f"if v[{field.storage_key!r}] is None:"):
                source.line("raise KeyError")


def _value(source: ProgramSource, field: RepresentationField) -> str:
    """The expression for one field's value, with the functions it needs written before."""
    stored = f"v[{field.storage_key!r}]"
    if field.children is None:
        return stored
    build = _write_builder(source, field.children)
    composite = source.name("composite")
    with source.block(f"def {composite}(v):"):
        with source.block("if v.__class__ is dict:"):
            source.line(f"return {build}(v)")
        with source.block("if v.__class__ is list:"):
            source.line(f"return [{composite}(i) for i in v]")
        source.line("return None")
    return f"{composite}({stored})"
