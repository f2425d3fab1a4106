"""The text of field sets."""

import pytest

from router.schema.field_set import (
    FieldSelection,
    FieldSetError,
    FieldSetFault,
    FragmentSelection,
    parse_field_set,
    print_field_set,
    read_field_set,
)


def test_a_field_set_is_a_selection_without_its_braces():
    """Nested, with arguments and fragments."""
    assert parse_field_set('id price(unit: "EUR") author { ... on User { name } }') == (
        FieldSelection("id"),
        FieldSelection("price", (("unit", "EUR"),)),
        FieldSelection("author", (), (FragmentSelection("User", (FieldSelection("name"),)),)),
    )


def test_braces_around_it_are_allowed():
    """People write them."""
    assert parse_field_set("{ id isbn }") == parse_field_set("id isbn")


def test_printing_gives_one_line():
    """Whatever the spacing was."""
    assert print_field_set(parse_field_set("a  {b,c}\n...  on T{d}")) == "a { b c } ... on T { d }"


@pytest.mark.parametrize("text", ["", "  ", "a {", "a }", "a { }", "a!", "...F", "a(x: $y)", "} {"])
def test_what_is_no_selection_is_refused(text: str):
    """Unbalanced or empty braces, named fragments, variables."""
    with pytest.raises(FieldSetError) as caught:
        parse_field_set(text)

    assert caught.value.fault is FieldSetFault.SYNTAX


def test_aliases_and_directives_are_named_and_passed_over():
    """The fields behind them can still be looked at."""
    field_set, errors = read_field_set("other: id name @skip(if: true)")

    assert field_set == parse_field_set("id name")
    assert [error.fault for error in errors] == [FieldSetFault.ALIAS, FieldSetFault.DIRECTIVE]
