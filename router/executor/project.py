"""From the tree to the client's response: the interpreter.

In:   the shape of a plan, the tree, and the paths that errors of subgraphs already speak of.
Out:  the client's `data` (None if null propagated to the root) and the errors for nulls that the
      router itself introduced.
Decides: what a value that the API does not allow becomes (engine design, section 5.6).

A null has a reason of its own where it first arises; from there it travels up to the nearest
nullable position without further reports. generate_project.py writes faster code for trees that
need no report at all, and leaves the others to this.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from router.errors import ErrorCode, GraphQLErrorDict, graphql_error
from router.planner.plan import FieldShape, ObjectShape

from .tree import TreeObject, runtime_type

Path: TypeAlias = tuple[str | int, ...]
"""A path of the client's response: response keys and list indices."""

MAX_REPORTED_NULLS: Final = 20
"""Errors for introduced nulls in one response: a list of thousands needs no thousand errors."""


class _Bubble:
    """The mark of a null whose reason is known already."""


_BUBBLE: Final = _Bubble()


@dataclass(frozen=True, slots=True)
class Projection:
    """The client's data, and the errors for the nulls that only the router can explain."""

    data: dict[str, Any] | None
    errors: tuple[GraphQLErrorDict, ...] = ()


def project(shape: ObjectShape, data: TreeObject, explained: Iterable[Path] = ()) -> Projection:
    """Read the client's view out of the tree, which is left as it is.

    explained: paths of the errors known so far. A null at such a path, below it, or above it (it
        propagated inside the subgraph) is reported already.
    """
    run = _Run(ExplainedPaths(explained))
    projected = run.object(shape, data, ())
    return Projection(None if isinstance(projected, _Bubble) else projected, tuple(run.errors))


class ExplainedPaths:
    """Paths that errors speak of; asks in the time of the path's length, not of their number."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = frozenset(paths)
        self._above = frozenset(path[:end] for path in self._paths for end in range(len(path)))

    def __contains__(self, path: Path) -> bool:
        return path in self._above or any(path[:end] in self._paths for end in range(len(path) + 1))


@dataclass(slots=True)
class _Run:
    explained: ExplainedPaths
    errors: list[GraphQLErrorDict] = field(default_factory=list)

    def object(
        self, shape: ObjectShape, value: Any, path: Path, coordinate: str = ""
    ) -> dict[str, Any] | _Bubble:
        if not isinstance(value, dict):
            return self._introduce(
                path, f"{coordinate} was answered with something else than an object"
            )
        fields = self._fields(shape, value)
        if fields is None:
            return self._introduce(
                path, f"No type of the API is known for an object of {shape.abstract_type}"
            )
        projected: dict[str, Any] = {}
        for field_shape in fields:
            if field_shape.constant is not None:
                projected[field_shape.response_key] = field_shape.constant
                continue
            completed = self._complete(
                field_shape,
                field_shape.wrappers,
                value.get(field_shape.storage_key),
                (*path, field_shape.response_key),
            )
            if isinstance(completed, _Bubble):
                return completed
            projected[field_shape.response_key] = completed
        return projected

    def _fields(self, shape: ObjectShape, value: TreeObject) -> Sequence[FieldShape] | None:
        if shape.static_type is not None:
            return shape.variants[shape.static_type]
        typename = runtime_type(value)
        if typename is None and len(shape.variants) == 1:
            return next(iter(shape.variants.values()))
        return None if typename is None else shape.variants.get(typename)

    def _complete(self, shape: FieldShape, wrappers: str, value: Any, path: Path) -> Any:
        """The client's value, null where that is allowed; else the mark, for the parent."""
        if not wrappers.startswith("!"):
            completed = self._complete_nullable(shape, wrappers, value, path)
            return None if completed is _BUBBLE else completed
        completed = self._complete_nullable(shape, wrappers[1:], value, path)
        if completed is None:
            return self._introduce(path, f"No value for {shape.coordinate}, which is never null")
        return completed

    def _complete_nullable(self, shape: FieldShape, wrappers: str, value: Any, path: Path) -> Any:
        if value is None:
            return None
        if wrappers.startswith("["):
            return self._list(shape, wrappers[1:], value, path)
        if shape.object is not None:
            return self.object(shape.object, value, path, shape.coordinate)
        # A list cannot be hashed, and is no enum value either.
        if shape.enum_values is not None and not (
            isinstance(value, str) and value in shape.enum_values
        ):
            return self._introduce(path, f"The value of {shape.coordinate} is not one of its enum")
        return value

    def _list(self, shape: FieldShape, wrappers: str, value: Any, path: Path) -> Any:
        if not isinstance(value, list):
            return self._introduce(
                path, f"{shape.coordinate} was answered with something else than a list"
            )
        projected = []
        for index, item in enumerate(value):
            completed = self._complete(shape, wrappers, item, (*path, index))
            if completed is _BUBBLE:
                return completed
            projected.append(completed)
        return projected

    def _introduce(self, path: Path, message: str) -> _Bubble:
        if len(self.errors) < MAX_REPORTED_NULLS and path not in self.explained:
            self.errors.append(
                graphql_error(f"{message}.", ErrorCode.INVALID_RESPONSE_VALUE, path=path)
            )
        return _BUBBLE
