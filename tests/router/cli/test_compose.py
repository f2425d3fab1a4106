"""`supergraph compose`: the supergraph on standard output, findings on standard error."""

import io
import json

from router.schema.supergraph_reader import read_supergraph

NOT_COMPOSED = "the subgraphs of supergraph.yaml do not compose.\n"


def test_the_supergraph_is_the_result(run):
    """Nothing else is on standard output, so that it can be piped."""
    ended = run("compose")

    assert (ended.code, ended.err) == (0, "")
    assert [graph.name for graph in read_supergraph(ended.out).graphs] == ["books", "orders"]


def test_the_supergraph_goes_to_a_file(run, shop):
    """Standard output stays empty; no unfinished file is left beside it."""
    ended = run("compose", "--output", "out.graphql")

    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert "type Book" in (shop / "out.graphql").read_text("utf-8")
    assert not [path for path in shop.iterdir() if path.name.startswith(".")]


def test_a_file_that_cannot_be_written_is_named(run):
    """3: nothing is wrong with the subgraphs."""
    ended = run("compose", "--output", "nowhere/out.graphql")

    assert ended.code == 3
    assert ended.err == (
        "error: nowhere/out.graphql: cannot be written: No such file or directory\n"
    )


def test_all_errors_are_shown_with_their_lines(run, shop):
    """As a compiler does: place, code, message, the line, a caret; then how many there were."""
    (shop / "books.graphql").write_text(
        (shop / "books.graphql").read_text().replace("title: String", "\tsold: String"), "utf-8"
    )
    ended = run("compose")

    assert (ended.code, ended.out) == (1, "")
    assert "books.graphql:5:4: error[FIELD_TYPE_MISMATCH]: " in ended.err
    assert "    5 |   \tsold: String\n      |   \t^\n" in ended.err
    assert "  and orders.graphql:6:3\n    6 |   sold: Int\n      |   ^\n" in ended.err
    assert "books.graphql:5:4: error[INVALID_FIELD_SHARING]: " in ended.err
    assert ended.err.endswith(f"2 errors, 0 hints: {NOT_COMPOSED}")


def test_a_syntax_error_has_file_line_and_column(run, shop):
    """Also in a subgraph's SDL."""
    (shop / "orders.graphql").write_text("type Query {\n  orders:\n}\n", "utf-8")
    ended = run("compose")

    assert ended.code == 1
    assert "orders.graphql:3:1: error[INVALID_GRAPHQL]: " in ended.err
    assert ended.err.endswith(f"1 error, 0 hints: {NOT_COMPOSED}")


def test_a_failed_composition_leaves_the_file_alone(run, shop):
    """A router that watches it goes on with what it has."""
    (shop / "out.graphql").write_text("as it was", "utf-8")
    (shop / "orders.graphql").write_text("type", "utf-8")
    ended = run("compose", "--output", "out.graphql")

    assert ended.code == 1
    assert (shop / "out.graphql").read_text("utf-8") == "as it was"


def test_machines_get_everything_as_json(run, shop):
    """Supergraph, errors and hints; standard error stays empty."""
    passed = json.loads(run("compose", "--format", "json").out)
    (shop / "orders.graphql").write_text("type Query { orders: }", "utf-8")
    ended = run("compose", "--format", "json")
    failed = json.loads(ended.out)

    assert passed["ok"]
    assert "type Book" in passed["supergraphSdl"]
    assert (ended.code, ended.err) == (1, "")
    assert (failed["ok"], failed["supergraphSdl"]) == (False, None)
    (error,) = failed["errors"]
    assert error["code"] == "INVALID_GRAPHQL"
    assert error["locations"] == [
        {"subgraph": "orders", "file": "orders.graphql", "line": 1, "column": 22}
    ]


def test_a_missing_configuration_says_how_to_name_one(run, shop):
    """The likeliest first mistake is the wrong folder."""
    (shop / "supergraph.yaml").unlink()

    ended = run("compose")

    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("error: there is no supergraph.yaml here: name one with --config")


def test_a_wrong_key_is_placed_and_guessed(run, shop):
    """3: nothing was composed."""
    (shop / "supergraph.yaml").write_text("subgrahps: {}\n", "utf-8")
    ended = run("compose")

    assert ended.code == 3
    assert (
        'error: supergraph.yaml:1:1: unknown key "subgrahps" in supergraph.yaml:'
        ' did you mean "subgraphs"?\n' in ended.err
    )


def test_hints_do_not_fail_it(run, shop):
    """A graph with hints is served all the same."""
    for name in ("books", "orders"):
        path = shop / f"{name}.graphql"
        kind = "String" if name == "books" else "String!"
        path.write_text(
            path.read_text("utf-8") + f"type Note @shareable {{ text: {kind} }}\n", "utf-8"
        )
    ended = run("compose")

    assert ended.code == 0
    assert "type Note" in ended.out
    assert "hint[INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE]" in ended.err
    assert ended.err.endswith("1 hint.\n")


def test_a_supergraph_can_be_piped_on(run, monkeypatch):
    """`supergraph compose | supergraph plan … --supergraph -`."""
    sdl = run("compose").out
    monkeypatch.setattr("sys.stdin", io.StringIO(sdl))

    assert run("plan", "{ orders { book { sold } } }", "--supergraph", "-").code == 0


CONTRACTS = """
contracts:
  public: {exclude_tags: [inner]}
  broken: {include_tags: [nobody]}
"""


def _with_contracts(shop):
    books = (shop / "books.graphql").read_text().replace('["@key"', '["@tag" "@key"')
    books = books.replace("title: String", 'title: String @tag(name: "inner")')
    (shop / "books.graphql").write_text(books, "utf-8")
    with (shop / "supergraph.yaml").open("a", encoding="utf-8") as file:
        file.write(CONTRACTS)


def test_a_contract_hides_part_of_the_graph(run, shop):
    """Its tags stand in supergraph.yaml; subgraphs are composed as ever."""
    _with_contracts(shop)
    assert "@inaccessible" not in run("compose").out
    ended = run("compose", "--contract", "public")

    assert (ended.code, ended.err) == (0, "")
    title = read_supergraph(ended.out).types["Book"].fields["title"]
    assert title.has("inaccessible")


def test_a_contract_without_sense_is_refused(run, shop):
    """1: the graph composes, but nothing of it is left."""
    _with_contracts(shop)
    ended = run("compose", "--contract", "broken")

    assert (ended.code, ended.out) == (1, "")
    assert "error[QUERY_ROOT_TYPE_INACCESSIBLE]" in ended.err


def test_an_unknown_contract_is_named(run, shop):
    """With the nearest known one; 3: nothing was checked."""
    assert "there are none" in run("compose", "--contract", "publik").err
    _with_contracts(shop)
    ended = run("compose", "--contract", "publik")

    assert ended.code == 3
    assert 'there is no contract "publik": did you mean "public"?' in ended.err
