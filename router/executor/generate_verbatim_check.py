"""From a shape to a check whether a subgraph's answer is, byte for byte, the client's.

In:   the shape of a plan whose answers may pass through (stored_order.is_answered_verbatim).
Out:  a function of a body: whether it is JSON that holds `data` and nothing beside it, in it all
      that the client asked for and nothing more, and null only where the API allows it.

The shape becomes a type that msgspec reads the body as, and what it has read is thrown away. That
takes half of the time of the normal path, and a subgraph that answers carelessly (more than it was
asked for, nulls, errors) takes the normal path. Only the order of keys is not looked at.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

import msgspec

from router.planner.plan import FieldShape, ObjectShape

from .codec import JSONDecodeError

VerbatimCheck: TypeAlias = Callable[[bytes], bool]

_SOME_LEAF = bool | int | float | str | list | dict  # type: ignore[type-arg] # of anything
"""Custom scalars may be any JSON; but null is none of them."""


def generate_verbatim_check(shape: ObjectShape) -> VerbatimCheck:
    """Compile the check for one shape."""
    response = msgspec.defstruct(
        "Response", [("data", _object_type(shape))], forbid_unknown_fields=True, gc=False
    )
    decoder = msgspec.json.Decoder(response)

    def is_verbatim(body: bytes) -> bool:
        try:
            decoder.decode(body)
            # Strings that are skipped are not checked to be UTF-8.
            return body.isascii() or bool(body.decode())
        except (JSONDecodeError, UnicodeDecodeError, RecursionError):
            return False

    return is_verbatim


def _object_type(shape: ObjectShape) -> Any:
    assert shape.static_type is not None
    fields = shape.variants[shape.static_type]
    # GraphQL names may be Python's reserved words, so they are only what the JSON says.
    return msgspec.defstruct(
        shape.static_type,
        [(f"f{index}", _value_type(field, field.wrappers)) for index, field in enumerate(fields)],
        rename={f"f{index}": field.response_key for index, field in enumerate(fields)},
        forbid_unknown_fields=True,
        gc=False,
    )


def _value_type(field: FieldShape, wrappers: str) -> Any:
    is_required = wrappers.startswith("!")
    inner = wrappers.removeprefix("!")
    if not inner and field.object is None:
        return _SOME_LEAF if is_required else msgspec.Raw
    value: Any = (
        list[_value_type(field, inner[1:])]  # type: ignore[misc] # a type made at run time
        if inner.startswith("[")
        else _object_type(field.object)  # type: ignore[arg-type] # leaves are done with
    )
    return value if is_required else value | None
