"""INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE."""

MEDIA = """
    interface Media @key(fields: "id"{resolvable}) {{ id: ID! }}
    type Book implements Media @key(fields: "id") {{ id: ID! }}
"""
MORE = """
    type Query { m: Media }
    interface Media { id: ID! }
    type Film implements Media @key(fields: "id") { id: ID! }
"""


def test_a_keyed_interface_needs_all_its_implementations(issue_of):
    """Whoever resolves the interface can be asked for any of them."""
    issue = issue_of(a=MEDIA.format(resolvable=""), b=MORE)
    assert issue.code == "INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE"
    assert 'type "Film"' in issue.message


def test_a_key_that_is_not_resolvable_needs_none(errors_of):
    """Nobody comes in by it."""
    assert "INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE" not in errors_of(
        a=MEDIA.format(resolvable=", resolvable: false"), b=MORE
    )
