"""`supergraph check`: against a ref and a file, with exit codes that CI can rely on."""

import io
import json
import subprocess
from pathlib import Path

import pytest

from router.governance import git as git_files

USER = ("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=no")


@pytest.fixture
def committed(shop: Path) -> Path:
    """The shop, as the first commit of a repository on the branch main."""
    for command in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "."),
        (*USER, "commit", "--quiet", "--message", "first"),
    ):
        subprocess.run(["git", *command], cwd=shop, check=True)
    return shop


@pytest.fixture
def without_title(committed: Path) -> Path:
    """Its work tree, in which books have no title any more."""
    _replace(committed / "books.graphql", "  title: String\n", "")
    return committed


def _replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_nothing_changed(run, committed):
    """0; the report is on standard output."""
    ended = run("check", "--base", "main")

    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "Changes since main: 0 breaking, 0 dangerous, 0 safe.\nThe check passed.\n"
    )


def test_a_breaking_change(run, without_title):
    """1; as a compiler shows it, at what is left around it."""
    ended = run("check", "--base", "HEAD")

    assert (ended.code, ended.err) == (1, "")
    assert ended.out.startswith(
        'books.graphql:3:1: breaking[FIELD_REMOVED]: The field "Book.title" was removed.\n'
        '    3 | type Book @key(fields: "id") {\n'
    )
    assert ended.out.endswith("The check failed.\n")


def test_operations_that_use_it(run, without_title):
    """They are shown beside the change, and at their own lines."""
    (without_title / "web").mkdir()
    (without_title / "web" / "a.graphql").write_text("query Titles {\n  book(id: 1) { title }\n}")
    ended = run("check", "--base", "main", "--operations", "web/**/*.graphql", "--unused-ok")

    assert ended.code == 1
    assert "\n  used by Titles (web/a.graphql:1)\n" in ended.out
    assert "web/a.graphql:2:17: error[OPERATION_BROKEN]: " in ended.out
    assert "    2 |   book(id: 1) { title }\n" in ended.out
    assert "1 operation checked, 1 would fail." in ended.out


def test_operations_that_do_not_use_it(run, without_title):
    """0 with --unused-ok, 1 without."""
    (without_title / "a.graphql").write_text("{ book(id: 1) { id } }")

    assert run("check", "--base", "main", "--operations", "a.graphql", "--unused-ok").code == 0
    assert run("check", "--base", "main", "--operations", "a.graphql").code == 1


def test_safe_changes_are_told_in_a_line(run, committed):
    """At the place of what is new."""
    _replace(committed / "orders.graphql", "  sold: Int\n", "  sold: Int\n  due: Int\n")
    ended = run("check", "--base", "main")

    assert ended.code == 0
    assert ended.out.startswith(
        'orders.graphql:7: safe[FIELD_ADDED]: The field "Book.due" was added.\n'
    )


def test_a_graph_that_does_not_compose(run, committed):
    """1, with the errors of composition."""
    _replace(committed / "books.graphql", "title: String", "sold: String")
    ended = run("check", "--base", "main")

    assert ended.code == 1
    assert "books.graphql:5:3: error[FIELD_TYPE_MISMATCH]: " in ended.out
    assert "The subgraphs of supergraph.yaml do not compose: 2 errors." in ended.out


@pytest.mark.parametrize("api", [False, True])
def test_a_file_as_the_base(run, shop, api: bool):
    """Supergraph SDL, or what clients see of it; no git is needed."""
    composed = json.loads(run("compose", "--format", "json").out)["supergraphSdl"]
    text = "type Query { book(id: ID!): Book } type Book { id: ID! isbn: ID }" if api else composed
    (shop / "base.graphql").write_text(text, "utf-8")
    ended = run("check", "--base", "base.graphql", "--format", "json")

    codes = {finding["code"] for finding in json.loads(ended.out)["findings"]}
    assert (ended.code, "FIELD_REMOVED" in codes) == (int(api), api)


@pytest.mark.parametrize(
    ("output", "start"),
    [("json", "{\n"), ("github", "::error "), ("markdown", "## Schema check failed\n"),
     ("sarif", "{\n")],
)  # fmt: skip
def test_every_format_is_printed(run, without_title, output: str, start: str):
    """And nothing beside it."""
    ended = run("check", "--base", "main", "--format", output)

    assert (ended.code, ended.err) == (1, "")
    assert ended.out.startswith(start)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "the following arguments are required: --base"),
        (("--base", "nowhere"), '"nowhere" is neither a file nor a branch, tag or commit'),
        (("--base", "main", "--config", "no.yaml"), "no.yaml: there is no such file"),
        (("--base", "main", "--unused-ok"), "--unused-ok needs --operations"),
        (("--base", "main", "--operations", "*.gql"), 'no file is called like "*.gql"'),
        (("--base", "main", "--operations", "books.graphql"), "there is no operation in"),
        (("--base", "supergraph.yaml"), "this is no API schema"),
    ],
)
def test_what_keeps_it_from_running(run, committed, arguments, message: str):
    """3; nothing was checked, so nothing is on standard output."""
    ended = run("check", *arguments)

    assert (ended.code, ended.out) == (3, "")
    assert message in ended.err


def test_a_folder_without_git(run, shop, monkeypatch: pytest.MonkeyPatch):
    """3, in git's own words."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(shop.parent))
    ended = run("check", "--base", "main")

    assert (ended.code, ended.out) == (3, "")
    assert "not a git repository" in ended.err


def test_git_takes_too_long(run, committed, monkeypatch: pytest.MonkeyPatch):
    """2: CI may try again."""

    def hang(command: object, *, timeout: float, **_options: object) -> None:
        raise subprocess.TimeoutExpired(str(command), timeout)

    monkeypatch.setattr(git_files.subprocess, "run", hang)
    ended = run("check", "--base", "main")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "error: git did not answer within 30 s\n"


def test_the_base_is_read_from_standard_input(run, shop, monkeypatch: pytest.MonkeyPatch):
    """As everywhere."""
    monkeypatch.setattr("sys.stdin", io.StringIO("type Query { a: ID }"))
    ended = run("check", "--base", "-")

    assert ended.code == 1
    assert "Changes since <stdin>: " in ended.out
