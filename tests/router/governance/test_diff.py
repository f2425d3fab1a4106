"""Changes between two versions: code, severity, coordinate. graphql-core is the oracle."""

import pytest
from graphql.utilities import BreakingChangeType, find_schema_changes

from router.governance.base_schema import read_base_file
from router.governance.diff import GraphVersion, diff
from router.schema.api_schema import build_schema_of

from .conftest import version_of

Q = "type Query { q: ID }"
E_IN = "type Query { f(e: E): ID }"
E_OUT = "type Query { e: E }"
IN = "type Query { f(i: I): ID }"
U = "type Query { u: U } type A { a: ID } type B { b: ID }"
LIVE = "directive @live{} on {} "

CASES = {
    "TYPE_ADDED safe A": (Q, f"{Q} type A {{ a: ID }}"),
    "TYPE_REMOVED breaking A": (f"{Q} type A {{ a: ID }}", Q),
    "TYPE_KIND_CHANGED breaking A": (
        "type Query { a: A } type A { a: ID }",
        "type Query { a: A } interface A { a: ID }",
    ),
    "INTERFACE_ADDED dangerous A": (
        f"{Q} interface I {{ a: ID }} type A {{ a: ID }}",
        f"{Q} interface I {{ a: ID }} type A implements I {{ a: ID }}",
    ),
    "INTERFACE_REMOVED breaking A": (
        f"{Q} interface I {{ a: ID }} type A implements I {{ a: ID }}",
        f"{Q} interface I {{ a: ID }} type A {{ a: ID }}",
    ),
    "UNION_MEMBER_ADDED dangerous U": (f"{U} union U = A", f"{U} union U = A | B"),
    "UNION_MEMBER_REMOVED breaking U": (f"{U} union U = A | B", f"{U} union U = A"),
    "ENUM_VALUE_ADDED dangerous E.B": (f"{E_OUT} enum E {{ A }}", f"{E_OUT} enum E {{ A B }}"),
    "ENUM_VALUE_ADDED safe E.B": (f"{E_IN} enum E {{ A }}", f"{E_IN} enum E {{ A B }}"),
    "ENUM_VALUE_REMOVED breaking E.B": (f"{E_IN} enum E {{ A B }}", f"{E_IN} enum E {{ A }}"),
    "SPECIFICATION_CHANGED dangerous S": (
        'type Query { s: S } scalar S @specifiedBy(url: "https://a.example")',
        'type Query { s: S } scalar S @specifiedBy(url: "https://b.example")',
    ),
    "FIELD_ADDED safe Query.r": (Q, "type Query { q: ID r: ID }"),
    "FIELD_REMOVED breaking Query.r": ("type Query { q: ID r: ID }", Q),
    "FIELD_TYPE_CHANGED breaking Query.q": (Q, "type Query { q: Int }"),
    "FIELD_TYPE_CHANGED safe Query.q": (Q, "type Query { q: ID! }"),
    "ARGUMENT_ADDED dangerous Query.q(a:)": (Q, "type Query { q(a: Int): ID }"),
    "ARGUMENT_ADDED breaking Query.q(a:)": (Q, "type Query { q(a: Int!): ID }"),
    "ARGUMENT_REMOVED breaking Query.q(a:)": ("type Query { q(a: Int): ID }", Q),
    "ARGUMENT_TYPE_CHANGED breaking Query.q(a:)": (
        "type Query { q(a: Int): ID }",
        "type Query { q(a: Int!): ID }",
    ),
    "ARGUMENT_TYPE_CHANGED safe Query.q(a:)": (
        "type Query { q(a: Int!): ID }",
        "type Query { q(a: Int): ID }",
    ),
    "ARGUMENT_DEFAULT_CHANGED dangerous Query.q(a:)": (
        "type Query { q(a: Int = 1): ID }",
        "type Query { q(a: Int = 2): ID }",
    ),
    "ARGUMENT_DEFAULT_CHANGED breaking Query.q(a:)": (
        "type Query { q(a: Int! = 1): ID }",
        "type Query { q(a: Int!): ID }",
    ),
    "ARGUMENT_DEFAULT_CHANGED safe Query.q(a:)": (
        "type Query { q(a: Int!): ID }",
        "type Query { q(a: Int! = 1): ID }",
    ),
    "INPUT_FIELD_ADDED dangerous I.b": (
        f"{IN} input I {{ a: ID }}",
        f"{IN} input I {{ a: ID b: ID }}",
    ),
    "INPUT_FIELD_ADDED breaking I.b": (
        f"{IN} input I {{ a: ID }}",
        f"{IN} input I {{ a: ID b: ID! }}",
    ),
    "INPUT_FIELD_REMOVED breaking I.b": (
        f"{IN} input I {{ a: ID b: ID }}",
        f"{IN} input I {{ a: ID }}",
    ),
    "INPUT_FIELD_TYPE_CHANGED breaking I.a": (
        f"{IN} input I {{ a: [ID] }}",
        f"{IN} input I {{ a: ID }}",
    ),
    "INPUT_FIELD_DEFAULT_CHANGED dangerous I.a": (
        f"{IN} input I {{ a: Int }}",
        f"{IN} input I {{ a: Int = 1 }}",
    ),
    "DIRECTIVE_ADDED safe @live": (Q, LIVE.format("", "FIELD") + Q),
    "DIRECTIVE_REMOVED breaking @live": (LIVE.format("", "FIELD") + Q, Q),
    "ARGUMENT_ADDED breaking @live(a:)": (
        LIVE.format("", "FIELD") + Q,
        LIVE.format("(a: Int!)", "FIELD") + Q,
    ),
    "ARGUMENT_ADDED safe @live(a:)": (
        LIVE.format("", "FIELD") + Q,
        LIVE.format("(a: Int)", "FIELD") + Q,
    ),
    "ARGUMENT_REMOVED breaking @live(a:)": (
        LIVE.format("(a: Int)", "FIELD") + Q,
        LIVE.format("", "FIELD") + Q,
    ),
    "DIRECTIVE_LOCATION_ADDED safe @live": (
        LIVE.format("", "FIELD") + Q,
        LIVE.format("", "FIELD | QUERY") + Q,
    ),
    "DIRECTIVE_LOCATION_REMOVED breaking @live": (
        LIVE.format("", "FIELD | QUERY") + Q,
        LIVE.format("", "FIELD") + Q,
    ),
    "DIRECTIVE_REPEATABLE_CHANGED safe @live": (
        LIVE.format("", "FIELD") + Q,
        LIVE.format(" repeatable", "FIELD") + Q,
    ),
    "DIRECTIVE_REPEATABLE_CHANGED breaking @live": (
        LIVE.format(" repeatable", "FIELD") + Q,
        LIVE.format("", "FIELD") + Q,
    ),
    "DESCRIPTION_CHANGED safe Query.q": (Q, 'type Query { "Why." q: ID }'),
    "DEPRECATION_CHANGED safe Query.q": (Q, "type Query { q: ID @deprecated }"),
}  # fmt: skip


@pytest.mark.parametrize("expected", CASES)
def test_a_change_has_code_severity_and_coordinate(changes, expected: str):
    """And there is no other change beside it."""
    (change,) = changes(*CASES[expected])

    assert f"{change.code} {change.severity} {change.coordinate}" == expected
    assert change.message.endswith((".", ": No longer supported"))


@pytest.mark.parametrize("expected", CASES)
def test_what_graphql_core_calls_breaking_is_breaking_here(expected: str):
    """It knows the API only; we may be stricter, never laxer."""
    old, new = (build_schema_of(version_of(books=sdl).api) for sdl in CASES[expected])

    broken = [
        found
        for found in find_schema_changes(old, new)
        if isinstance(found.type, BreakingChangeType)
        # A built-in scalar that nothing refers to any more is no loss by itself.
        and not found.description.startswith("Standard scalar")
    ]
    assert not broken or "breaking" in expected


def test_equal_versions_have_no_changes(changes):
    """However they are written."""
    assert changes("type A { a: ID b: ID }", "type A { b: ID } extend type A { a: ID }") == ()


def test_the_worst_comes_first(changes):
    """Whoever reads only the top has read what matters."""
    found = changes(
        "type A { a: ID } type B { b: ID }", "type A { a(x: Int): ID z: ID } type C { c: ID }"
    )

    assert [change.severity for change in found] == ["breaking", "dangerous", "safe", "safe"]


def test_what_is_hidden_is_said_to_be_hidden(changes):
    """For clients it is gone; for whoever reads the message it is @inaccessible."""
    old = "type A { a: ID b: ID }"
    (change,) = changes(old, "type A { a: ID b: ID @inaccessible }")
    (shown,) = changes("type A { a: ID b: ID @inaccessible }", old)
    (hidden_type,) = changes(old, "type A @inaccessible { a: ID b: ID }")

    assert (change.code, change.coordinate) == ("FIELD_REMOVED", "A.b")
    assert change.message.endswith("it is @inaccessible now.")
    assert shown.code == "FIELD_ADDED"
    assert hidden_type.message.endswith("it is @inaccessible now.")


def test_an_input_that_becomes_one_of():
    """Composition does not let @oneOf through, but a graph in a file may have it."""
    free, strict = (
        read_base_file("api", f"type Query {{ f(i: I): ID }} input I {mark} {{ a: ID }}").version
        for mark in ("", "@oneOf")
    )

    assert [(change.code, change.severity) for change in diff(free, strict)] == [
        ("ONE_OF_ADDED", "breaking")
    ]
    assert [(change.code, change.severity) for change in diff(strict, free)] == [
        ("ONE_OF_REMOVED", "dangerous")
    ]


def test_a_version_may_be_only_an_api(changes):
    """Then the rules of federation are not compared."""
    old, new = version_of(books=Q), version_of(books="type Query { q: ID @authenticated }")

    assert [change.code for change in diff(old, new)] == ["ACCESS_RESTRICTED"]
    assert diff(GraphVersion(old.api), new) == ()
