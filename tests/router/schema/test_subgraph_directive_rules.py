"""INVALID_GRAPHQL: directives that are applied wrongly."""

import pytest

DEFINITIONS = """
    directive @once(n: Int! e: E = A) on FIELD_DEFINITION | OBJECT
    directive @often repeatable on FIELD_DEFINITION
    enum E { A B }
"""


@pytest.mark.parametrize(
    "uses",
    [
        "@once",
        "@once(n: 1, m: 2)",
        '@once(n: "x")',
        "@once(n: 1, e: C)",
        "@once(n: 1) @once(n: 2)",
        "@once(n: 1, n: 2)",
        '@key(fields: "id")',
    ],
)
def test_a_wrong_application_is_refused(problems_of, uses: str):
    """A missing, unknown, wrong or repeated argument, repetition, the wrong place."""
    (problem,) = problems_of(f"type Query {{ a: Int {uses} }} {DEFINITIONS}")

    assert problem.code == "INVALID_GRAPHQL"
    assert problem.coordinate == "Query.a"


@pytest.mark.parametrize("uses", ["@once(n: 1)", "@once(n: 1, e: B)", "@often @often"])
def test_a_right_application_is_accepted(codes_of, uses: str):
    """Defaults fill what is not given."""
    assert codes_of(f"type Query {{ a: Int {uses} }} {DEFINITIONS}") == []


def test_extensions_count_with_the_type(codes_of):
    """What cannot be repeated on a type cannot be repeated on its extension either."""
    sdl = "type Query @once(n: 1) { a: Int } extend type Query @once(n: 2) { b: Int }"

    assert codes_of(sdl + DEFINITIONS) == ["INVALID_GRAPHQL"]


def test_directives_of_a_later_version_are_unknown(codes_of):
    """@override had no label in 2.6."""
    link = '@link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@override"])'

    assert codes_of(
        f'extend schema {link} type Query {{ a: Int @override(from: "b", label: "c") }}'
    ) == ["INVALID_GRAPHQL"]
