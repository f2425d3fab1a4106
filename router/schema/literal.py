"""Constant GraphQL values: defaults and directive arguments (GraphQL specification, section 2.9).

Null, booleans, numbers and strings are Python's own; lists are tuples; enum names and input objects
have types of their own. All of them are hashable and compare by meaning: the order of an object's
fields does not count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isinf
from typing import TypeAlias, Union

from graphql.language import (
    BooleanValueNode,
    EnumValueNode,
    FloatValueNode,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    StringValueNode,
    ValueNode,
)
from graphql.language.print_string import print_string

MAX_DIGITS = 1000
"""More than any integer needs, and fewer than Python refuses to read."""


@dataclass(frozen=True, slots=True)
class EnumName:
    """An enum value, written without quotes."""

    name: str


@dataclass(frozen=True, slots=True)
class ObjectLiteral:
    """An input object, its fields in the order in which they were written."""

    fields: "tuple[tuple[str, Literal], ...]"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ObjectLiteral) and dict(self.fields) == dict(other.fields)

    def __hash__(self) -> int:
        return hash(frozenset(self.fields))

    def __iter__(self) -> "Iterator[tuple[str, Literal]]":
        return iter(self.fields)


Literal: TypeAlias = Union[
    bool, int, float, str, EnumName, ObjectLiteral, "tuple[Literal, ...]", None
]


class LiteralOutOfRange(ValueError):
    """A number that no server could hold; `node` is where it stands."""

    def __init__(self, node: IntValueNode | FloatValueNode) -> None:
        super().__init__(f"The number {node.value[:20]}... is out of range.")
        self.node = node


def literal_of(node: ValueNode) -> Literal:
    """The value of a constant node.

    Raises ValueError for a variable, and LiteralOutOfRange.
    """
    match node:
        case NullValueNode():
            return None
        case BooleanValueNode() | StringValueNode():
            return node.value
        case IntValueNode():
            if len(node.value) > MAX_DIGITS:
                raise LiteralOutOfRange(node)
            return int(node.value)
        case FloatValueNode():
            number = float(node.value)
            if isinf(number):
                raise LiteralOutOfRange(node)
            return number
        case EnumValueNode():
            return EnumName(node.value)
        case ListValueNode():
            return tuple(literal_of(item) for item in node.values)
        case ObjectValueNode():
            return ObjectLiteral(
                tuple((field.name.value, literal_of(field.value)) for field in node.fields)
            )
        case _:
            raise ValueError("a variable cannot stand in a constant value")


def print_literal(value: Literal) -> str:
    """GraphQL text of a value, on one line."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return print_string(value)
        case EnumName():
            return value.name
        case ObjectLiteral():
            inner = ", ".join(f"{name}: {print_literal(item)}" for name, item in value)
            return f"{{{inner}}}"
        case _:
            return f"[{', '.join(print_literal(item) for item in value)}]"
