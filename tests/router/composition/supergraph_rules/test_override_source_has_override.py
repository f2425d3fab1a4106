"""OVERRIDE_SOURCE_HAS_OVERRIDE."""

BILL = 'type Bill @key(fields: "id") {{ id: ID! amount: Int {} }}'


def test_overrides_cannot_go_in_a_ring(errors_of):
    """Both ends are refused, and neither has an effect, so that the field is shared."""
    assert errors_of(
        a=BILL.format('@override(from: "b")'),
        b=BILL.format('@override(from: "a")'),
        c="type Query { b: Bill } " + BILL.format(""),
    ) == [
        "INVALID_FIELD_SHARING",
        "OVERRIDE_SOURCE_HAS_OVERRIDE",
        "OVERRIDE_SOURCE_HAS_OVERRIDE",
    ]


def test_overrides_cannot_be_chained(errors_of):
    """The first link is refused; the second one takes effect."""
    assert errors_of(
        a=BILL.format('@override(from: "b")'),
        b=BILL.format('@override(from: "c")'),
        c="type Query { b: Bill } " + BILL.format(""),
    ) == ["INVALID_FIELD_SHARING", "OVERRIDE_SOURCE_HAS_OVERRIDE"]
