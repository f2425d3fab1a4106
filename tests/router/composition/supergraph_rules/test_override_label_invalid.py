"""OVERRIDE_LABEL_INVALID."""

import pytest

OLD = 'type Query { b: Bill } type Bill @key(fields: "id") { id: ID! amount: Int }'
NEW = """
    type Bill @key(fields: "id") {{ id: ID! amount: Int @override(from: "old", label: "{}") }}
"""


@pytest.mark.parametrize("label", ["x", "team.x/y:z-1_2", "percent(0)", "percent(99.12345678)"])
def test_labels_are_names_or_percentages(supergraph_of, label):
    """A name starts with a letter; a percentage goes from 0 to 100."""
    assert supergraph_of(new=NEW.format(label), old=OLD)


@pytest.mark.parametrize(
    "label", ["1x", "a b", "percent(101)", "percent(1.123456789)", "percent(-1)"]
)
def test_other_labels_are_refused(errors_of, label):
    """Signs, spaces and more than eight decimals among them."""
    assert errors_of(new=NEW.format(label), old=OLD) == ["OVERRIDE_LABEL_INVALID"]


def test_an_empty_label_is_none(hints_of):
    """The field is overridden for good."""
    hints = hints_of(
        a='type Query { u: U } type U @key(fields: "id") { id: ID! f: Int }',
        b='type U @key(fields: "id") { id: ID! f: Int @override(from: "a", label: "") }',
    )
    assert hints == ["OVERRIDDEN_FIELD_CAN_BE_REMOVED"]
