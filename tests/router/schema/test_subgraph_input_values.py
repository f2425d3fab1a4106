"""Constants and the types they are given for."""

import pytest
from graphql.language import parse_const_value

from router.schema.definition import EnumValue, InputValue, TypeDefinition, TypeKind
from router.schema.literal import literal_of
from router.schema.subgraph_input_values import fits
from router.schema.type_ref import TypeRef, parse_type_ref

TYPES = {
    "Sort": TypeDefinition("Sort", TypeKind.ENUM, values={"TITLE": EnumValue("TITLE")}),
    "Isbn": TypeDefinition("Isbn", TypeKind.SCALAR),
    "Filter": TypeDefinition(
        "Filter",
        TypeKind.INPUT,
        input_fields={
            "sort": InputValue("sort", TypeRef("Sort", "!")),
            "inner": InputValue("inner", TypeRef("Filter")),
        },
    ),
}


def _fits(value: str, type_name: str) -> bool:
    return fits(literal_of(parse_const_value(value)), parse_type_ref(type_name), TYPES)


@pytest.mark.parametrize(
    ("value", "type_name"),
    [
        ("1", "Int"),
        ("1", "Float"),
        ("1.5", "Float"),
        ("1", "ID"),
        ('"a"', "ID"),
        ("true", "Boolean"),
        ("null", "Int"),
        ("1", "[Int]"),
        ("[1, null]", "[Int]"),
        ("[[1]]", "[[Int]]"),
        ("TITLE", "Sort"),
        ('"TITLE"', "Sort"),
        ("{a: [1]}", "Isbn"),
        ("{sort: TITLE, inner: {sort: TITLE}}", "Filter!"),
        ("{}", "Filter"),
    ],
)
def test_a_value_fits(value: str, type_name: str):
    """Lists take single values, custom scalars anything, enums also strings."""
    assert _fits(value, type_name)


@pytest.mark.parametrize(
    ("value", "type_name"),
    [
        ("1.5", "Int"),
        ("true", "Int"),
        ('"1"', "Float"),
        ("1", "Boolean"),
        ("1", "String"),
        ("1.5", "ID"),
        ("null", "Int!"),
        ("[1, null]", "[Int!]"),
        ("PRICE", "Sort"),
        ("1", "Sort"),
        ("{size: 1}", "Filter"),
        ("{inner: {sort: PRICE}}", "Filter"),
        ("TITLE", "Filter"),
    ],
)
def test_a_value_does_not_fit(value: str, type_name: str):
    """Of another type, null where it may not be, or with unknown names in it."""
    assert not _fits(value, type_name)
