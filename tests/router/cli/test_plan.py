"""`supergraph plan`: which subgraph would be asked what."""

import io
import json

import pytest

OPERATION = "{ orders { book { title } } }"


def test_the_plan_is_shown_as_text(run):
    """Fetches in the order of their dependencies, under the names of subgraphs."""
    ended = run("plan", OPERATION)

    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("QueryPlan {\n")
    assert ended.out.index('"orders"') < ended.out.index('"books"')


def test_the_plan_is_given_as_json(run):
    """With the names that other tools use."""
    plan = json.loads(run("plan", OPERATION, "--format", "json").out)

    assert plan["kind"] == "QueryPlan"


@pytest.mark.parametrize("how", ["file", "stdin"])
def test_the_operation_may_be_a_file_or_standard_input(run, shop, monkeypatch, how):
    """A file name has no brace, an operation always has one."""
    (shop / "op.graphql").write_text(OPERATION, "utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(OPERATION))

    argument = {"file": "op.graphql", "stdin": "-"}[how]
    assert run("plan", argument).out == run("plan", OPERATION).out


def test_an_operation_that_is_not_valid_is_shown_with_its_place(run, shop):
    """All errors, each with its line."""
    (shop / "op.graphql").write_text("{\n  orders { bok }\n  ordres\n}\n", "utf-8")
    ended = run("plan", "op.graphql")

    assert (ended.code, ended.out) == (1, "")
    assert "op.graphql:2:12: error[GRAPHQL_VALIDATION_FAILED]: " in ended.err
    assert "    2 |   orders { bok }\n      |            ^\n" in ended.err
    assert "op.graphql:3:3: error[GRAPHQL_VALIDATION_FAILED]: " in ended.err


def test_variables_decide_what_is_skipped(run):
    """And the name, which operation."""
    document = (
        "query A { orders { __typename } }"
        " query B($x: Boolean!) { orders { book { sold @skip(if: $x) title } } }"
    )
    skipped = run("plan", document, "--operation-name", "B", "--variables", '{"x": true}')
    included = run("plan", document, "--operation-name", "B", "--variables", '{"x": false}')

    assert "sold" not in skipped.out
    assert "sold" in included.out


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (("nowhere.graphql",), 3, "nowhere.graphql: there is no such file"),
        ((OPERATION, "--variables", "{"), 3, "--variables is not JSON"),
        ((OPERATION, "--variables", "[]"), 3, "--variables must be a JSON object"),
        ((OPERATION, "--supergraph", "books.graphql"), 1, "this is not a supergraph"),
        ((OPERATION, "--supergraph", "nowhere.graphql"), 3, "there is no such file"),
    ],
)
def test_what_stops_it_is_said(run, arguments, code, reason):
    """1 when an input is bad, 3 when there is none."""
    ended = run("plan", *arguments)

    assert (ended.code, ended.out) == (code, "")
    assert reason in ended.err


def test_a_supergraph_with_a_syntax_error_is_placed(run, shop):
    """File, line, column, and the line itself."""
    (shop / "bad.graphql").write_text("type Query {\n  a:\n}\n", "utf-8")
    ended = run("plan", OPERATION, "--supergraph", "bad.graphql")

    assert ended.code == 1
    assert ended.err == (
        "bad.graphql:3:1: error: Syntax Error: Expected Name, found '}'.\n    3 | }\n      | ^\n"
    )


def test_subgraphs_that_do_not_compose_are_reported(run, shop):
    """All their errors, as `supergraph compose` shows them."""
    (shop / "orders.graphql").write_text("type Query { orders: }", "utf-8")
    ended = run("plan", OPERATION)

    assert (ended.code, ended.out) == (1, "")
    assert "orders.graphql:1:22: error[INVALID_GRAPHQL]" in ended.err
