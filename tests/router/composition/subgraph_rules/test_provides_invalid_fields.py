"""PROVIDES_INVALID_FIELDS: a @provides cannot be followed."""

import pytest

SDL = """
        type Query {{ book: Book @provides(fields: {fields}) }}
        type Book @key(fields: "id") {{ id: ID! title: String @external author: Author @external }}
        type Author {{ name: String }}
"""


@pytest.mark.parametrize(
    "fields",
    ["isbn", "", "title {", "other: title", "author", "title { name }", "author { isbn }"],
)
def test_a_field_set_that_cannot_be_followed_is_refused(codes_in, fields: str):
    """Unknown fields, broken syntax, aliases, wrong depth; what it meant to use looks unused."""
    codes = codes_in(SDL.format(fields=f'"{fields}"'))

    assert set(codes) - {"EXTERNAL_UNUSED"} == {"PROVIDES_INVALID_FIELDS"}


def test_the_message_says_how_to_name_a_field_of_another_subgraph(issues_in):
    """It has to be declared here as well."""
    issue = issues_in(SDL.format(fields='"isbn"'))[0]

    assert "@external" in issue.message
