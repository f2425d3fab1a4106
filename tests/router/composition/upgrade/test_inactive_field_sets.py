"""@requires and @provides of fields that are there anyway."""

import pytest


def _requires(schema) -> list[object]:
    label = schema.types["Book"].fields["label"]
    return [use.arguments["fields"] for use in label.applied("requires")]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("title", ["title"]),
        ("price", []),
        ("title price", ["title"]),
        ("price title size { height }", ["title"]),
        ("size { height width }", ["size { width }"]),
        ("... on Book { price title }", ["... on Book { title }"]),
    ],
)
def test_what_is_not_external_is_taken_out(upgraded, written: str, left: list[str]):
    """And with the last field goes the directive."""
    schema = upgraded(
        books=f"""
            type Query {{ book: Book }}
            type Book @key(fields: "id") {{
              id: ID title: String @external price: Int size: Size
              label: String @requires(fields: "{written}")
              other: String @requires(fields: "title")
            }}
            type Size {{ height: Int width: Int @external self: Size @provides(fields: "width") }}
        """
    )["books"]

    assert _requires(schema) == left


def test_a_provides_of_nothing_goes(upgraded):
    """It never provided anything."""
    schema = upgraded(
        books="""
            type Query { book: Book @provides(fields: "title") }
            type Book @key(fields: "id") { id: ID title: String }
        """
    )["books"]

    assert not schema.types["Query"].fields["book"].directives


def test_a_wrong_field_set_stays_to_be_reported(upgrade_codes):
    """It was wrong in Federation 1 already."""
    assert upgrade_codes(
        books="""
            type Query { book: Book }
            type Book @key(fields: "id") {
              id: ID size: Size label: String @requires(fields: "size")
            }
            type Size { height: Int }
        """
    ) == ["REQUIRES_INVALID_FIELDS"]
