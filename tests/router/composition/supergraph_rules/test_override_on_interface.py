"""OVERRIDE_ON_INTERFACE."""


def test_fields_of_interfaces_cannot_be_overridden(errors_of):
    """Nobody resolves them."""
    assert errors_of(
        a='type Query { n: Node } interface Node { id: ID @override(from: "b") }',
        b="interface Node { id: ID }",
    ) == ["OVERRIDE_ON_INTERFACE"]
