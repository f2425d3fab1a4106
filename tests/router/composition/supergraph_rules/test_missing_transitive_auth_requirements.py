"""MISSING_TRANSITIVE_AUTH_REQUIREMENTS."""

import pytest

BASE = """
    type Query {{ u: User }}
    type User @key(fields: "id") {{ id: ID! pay: Int {} home: Home }}
    type Home {} {{ city: ID }}
"""
COPY = """
    type User @key(fields: "id") {{
      id: ID! pay: Int @external rank: ID @requires(fields: "pay") {}
    }}
"""
CODE = "MISSING_TRANSITIVE_AUTH_REQUIREMENTS"


@pytest.mark.parametrize(
    ("needed", "held"),
    [
        ("@authenticated", ""),
        ('@requiresScopes(scopes: [["a", "b"]])', '@requiresScopes(scopes: [["a"]])'),
        ('@policy(policies: [["a"]])', '@policy(policies: [["a"], ["b"]])'),
    ],
)
def test_a_field_demands_what_it_requires_demands(issue_of, needed, held):
    """Less, or one way that is not among the others, is too little."""
    issue = issue_of(a=BASE.format(needed, ""), b=COPY.format(held))
    assert (issue.code, issue.coordinate) == (CODE, "User.rank")
    assert '"User.pay" from its @requires' in issue.message


@pytest.mark.parametrize(
    ("needed", "held"),
    [
        ("@authenticated", "@authenticated"),
        ('@requiresScopes(scopes: [["a"], ["b"]])', '@requiresScopes(scopes: [["a", "c"]])'),
    ],
)
def test_as_much_or_more_is_enough(supergraph_of, needed, held):
    """Whoever may see the field may see all of it."""
    assert supergraph_of(a=BASE.format(needed, ""), b=COPY.format(held))


def test_types_on_the_way_count(errors_of):
    """The type of a selected field has demands of its own."""
    home = """
    type User @key(fields: "id") {
      id: ID! home: Home @external rank: ID @requires(fields: "home { city }")
    }
    type Home { city: ID @external }
    """
    assert errors_of(a=BASE.format("", "@authenticated"), b=home) == [CODE]


def test_contexts_count_as_well(errors_of):
    """What @fromContext takes, and the type it takes it from."""
    assert errors_of(
        a="""
        type Query { shop: Shop }
        type Shop @context(name: "shop") @key(fields: "id") {
          id: ID! rate: Int! @authenticated book: Book
        }
        type Book @key(fields: "id") {
          id: ID! price(rate: Int @fromContext(field: "$shop { rate }")): Int
        }
        """
    ) == [CODE]
