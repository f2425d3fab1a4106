"""INTERFACE_KEY_NOT_ON_IMPLEMENTATION: a type lacks the key of its interface."""

import pytest

ITEM = """
    type Query { item: Item }
    interface Item @key(fields: "id shelf { number }") { id: ID! shelf: Shelf }
    type Shelf { number: Int }
"""


@pytest.mark.parametrize(
    "key",
    [
        "",
        '@key(fields: "id")',
        '@key(fields: "id shelf { number }", resolvable: false)',
    ],
)
def test_an_implementation_has_the_keys_of_its_interface(issues_in, key: str):
    """The same fields, and resolvable as well."""
    (issue,) = issues_in(f"{ITEM} type Book implements Item {key} {{ id: ID! shelf: Shelf }}")

    assert issue.code == "INTERFACE_KEY_NOT_ON_IMPLEMENTATION"
    assert '"Book"' in issue.message


def test_the_order_of_fields_does_not_count(codes_in):
    """A key is a set."""
    book = 'type Book implements Item @key(fields: "shelf { number } id") { id: ID! shelf: Shelf }'

    assert codes_in(ITEM + book) == []


def test_a_key_that_resolves_nothing_need_not_be_resolvable(codes_in):
    """Neither on the interface nor on the type."""
    assert (
        codes_in("""
            type Query { item: Item }
            interface Item @key(fields: "id", resolvable: false) { id: ID! }
            type Book implements Item @key(fields: "id", resolvable: false) { id: ID! }
        """)
        == []
    )


def test_a_key_that_names_nothing_is_the_only_error(codes_in):
    """Interfaces' keys are needed before anything else can be checked."""
    sdl = """
        type Query { item: Item }
        interface Item @key(fields: FIELDS) { id: ID! }
        type Book implements Item { id: ID! unused: Int @external }
    """
    assert codes_in(sdl.replace("FIELDS", '"nothing"')) == ["KEY_INVALID_FIELDS"]
    assert codes_in(sdl.replace("FIELDS", "7")) == ["KEY_INVALID_FIELDS_TYPE"]
    assert codes_in(sdl.replace("FIELDS", '"id"')) == [
        "EXTERNAL_UNUSED",
        "INTERFACE_KEY_NOT_ON_IMPLEMENTATION",
    ]
