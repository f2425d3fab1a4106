"""Changes that the API schema does not show."""

import pytest

FIELD = "type Query {{ q: ID {} }}"


@pytest.mark.parametrize(
    ("old", "new", "code", "severity"),
    [
        ("", "@authenticated", "ACCESS_RESTRICTED", "breaking"),
        ("@authenticated", '@policy(policies: [["a"]])', "ACCESS_RESTRICTED", "breaking"),
        ('@requiresScopes(scopes: [["a"]])', "", "ACCESS_OPENED", "dangerous"),
        ("@cost(weight: 1)", "@cost(weight: 2)", "COST_CHANGED", "dangerous"),
        ("", '@tag(name: "x")', "TAGS_CHANGED", "safe"),
    ],
)
def test_a_rule_changed(changes, old: str, new: str, code: str, severity: str):
    """Both versions are in the message, so that nobody has to look them up."""
    (change,) = changes(FIELD.format(old), FIELD.format(new))

    assert (change.code, change.severity, change.coordinate) == (code, severity, "Query.q")
    assert (new or old) in change.message


def test_arguments_and_types_have_rules_too(changes):
    """Each at its own coordinate."""
    found = changes(
        "type Query { q(a: Int): [A] } type A { a: ID }",
        "type Query { q(a: Int @cost(weight: 2)): [A] } type A @authenticated { a: ID }",
    )

    assert {(change.code, change.coordinate) for change in found} == {
        ("COST_CHANGED", "Query.q(a:)"),
        ("ACCESS_RESTRICTED", "A"),
    }


def test_what_clients_do_not_see_does_not_count(changes):
    """Before or after."""
    hidden = "type Query { q: ID h: ID @inaccessible "

    assert changes(hidden + "}", hidden + "@authenticated }") == ()
