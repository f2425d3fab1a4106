"""Variables: refused all at once, or forwarded as the client meant them."""

import pytest
from graphql import build_schema, parse

from router.errors import RequestError
from router.executor.variables import coerce_variables

SCHEMA = build_schema("""
    scalar Anything
    enum Colour { RED GREEN }
    input Inner { ids: [ID!] n: Int = 5 any: Anything }
    input Outer { inner: [Inner!]! colour: Colour }
    input Either @oneOf { a: Int b: Int }
    type Query {
      f(a: Int, b: [[Int]], c: ID, d: Anything, e: Outer, g: Float, h: Colour!, i: Either): Int
    }
""")


def coerced(declared, variables):
    """The forwarded values of an operation with these declarations."""
    operation = parse(f"query({declared}) {{ f }}").definitions[0]
    return coerce_variables(SCHEMA, operation, variables)


def errors(declared, variables):
    """The errors of a refused request."""
    with pytest.raises(RequestError) as refused:
        coerced(declared, variables)
    assert {it["extensions"]["code"] for it in refused.value.errors} == {"BAD_USER_INPUT"}
    return [it["message"] for it in refused.value.errors]


def test_operation_without_variables_takes_none():
    """What the operation does not declare is not forwarded."""
    operation = parse("{ f }").definitions[0]
    assert coerce_variables(SCHEMA, operation, {"a": 1}) == {}
    assert coerced("$a: Int", {"a": 1, "b": 2}) == {"a": 1}


def test_absent_is_not_null():
    """Defaults hold in the fetch's document; null is a value."""
    assert coerced("$a: Int = 3, $c: ID, $g: Float", {"c": None}) == {"c": None}


@pytest.mark.parametrize(
    ("declared", "sent", "forwarded"),
    [
        ("[Int]", 1, [1]),
        ("[[Int]]", 1, [[1]]),
        ("[[Int]!]", [[1], [None]], [[1], [None]]),
        ("[Int]", None, None),
        ("ID", 7, "7"),
        ("ID!", "7", "7"),
        ("Int", 7.0, 7),
        ("Float", 7, 7),
        ("Colour", "RED", "RED"),
        ("Outer", {"inner": {"ids": 3}}, {"inner": [{"ids": ["3"]}]}),
        ("Either", {"b": 1}, {"b": 1}),
    ],
)
def test_values_are_the_clients_after_input_coercion(declared, sent, forwarded):
    """Lists of one, IDs and whole numbers are made what they are meant as; defaults are not."""
    value = coerced(f"$v: {declared}", {"v": sent})["v"]
    assert (value, type(value)) == (forwarded, type(forwarded))


def test_custom_scalars_are_not_touched():
    """Only the subgraph knows what is in them."""
    anything = {"deep": [1, {"x": 2**70}], "id": 1.5}
    assert coerced("$v: Anything", {"v": anything})["v"] is anything


def test_all_wrong_variables_are_named_at_once():
    """A person mends them in one go."""
    found = errors(
        "$a: Int, $h: Colour!, $e: Outer, $c: ID!",
        {"a": "x", "e": {"inner": [{"unknown": 1}], "colour": "BLUE"}, "c": None},
    )
    assert len(found) == 5
    for name, message in zip(["$a", "$h", "$e", "$e", "$c"], found, strict=True):
        assert name in message


def test_errors_point_into_the_document():
    """The declaration is where the person looks."""
    with pytest.raises(RequestError) as refused:
        coerced("$a: Int", {"a": "x"})
    assert refused.value.errors[0]["locations"] == [{"line": 1, "column": 7}]
    assert refused.value.status == 400


def test_input_nested_without_end_is_refused():
    """Depth is the client's choice, the stack is ours."""
    schema = build_schema("input Node { next: Node } type Query { f(n: Node): Int }")
    operation = parse("query($n: Node) { f(n: $n) }").definitions[0]
    node = {}
    for _ in range(20_000):
        node = {"next": node}
    with pytest.raises(RequestError, match="too deeply"):
        coerce_variables(schema, operation, {"n": node})
