"""EXTENSION_WITH_NO_BASE: an extension that nobody owns."""

import pytest

BOOKS = 'type Query { a: Int } extend type Book @key(fields: "id") { id: ID! @external }'


@pytest.mark.parametrize(
    "other",
    [
        "type Shelf { id: ID }",
        'extend type Book @key(fields: "id") { id: ID! @external }',
    ],
)
def test_an_extension_needs_a_definition_elsewhere(upgrade_codes, other: str):
    """Another extension is none."""
    assert "EXTENSION_WITH_NO_BASE" in upgrade_codes(books=BOOKS, other=other)


def test_extends_is_the_same_as_extend(upgrade_codes):
    """Some tools cannot print `extend`."""
    books = 'type Query { a: Int } type Book @extends @key(fields: "id") { id: ID! @external }'

    assert upgrade_codes(books=books) == ["EXTENSION_WITH_NO_BASE"]


def test_a_definition_may_be_of_federation_2(upgrade_codes):
    """The mix is allowed."""
    assert (
        upgrade_codes(books=BOOKS, other='# fed2\ntype Book @key(fields: "id") { id: ID! }') == []
    )


def test_root_types_need_no_owner(upgrade_codes):
    """Everybody may extend them."""
    assert upgrade_codes(books="extend type Query { a: Int }") == []


def test_a_definition_of_another_kind_is_one_too(errors_of):
    """What is wrong with it is its kind."""
    other = "interface Book { id: ID! } type Comic implements Book { id: ID! } # fed1"
    assert errors_of(books=f"{BOOKS} # fed1", other=other) == ["TYPE_KIND_MISMATCH"]
