"""What a graph was: at a ref, or in a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from router.errors import ConfigurationError
from router.governance.base_schema import read_base_at, read_base_file
from router.governance.diff import diff
from router.schema.api_printer import print_api_model
from router.schema.supergraph_printer import print_supergraph

from .conftest import version_of

SDL = """
directive @live on FIELD
type Query { a(in: E = V): A }
type A { "What it is." x: ID @deprecated }
enum E { V }
scalar S @specifiedBy(url: "https://s.example")
"""
CONFIG = "subgraphs:\n  books: {routing_url: 'http://b/', schema: {SOURCE}}\n"


def test_supergraph_sdl_is_a_whole_base():
    """With the rules of federation."""
    version = version_of(books=SDL)
    assert version.supergraph is not None
    base = read_base_file("x.graphql", print_supergraph(version.supergraph))

    assert base.version.supergraph is not None
    assert diff(base.version, version) == diff(version, base.version) == ()


def test_api_sdl_is_a_base_for_the_api():
    """It reads back as what it was printed from."""
    version = version_of(books=SDL)
    base = read_base_file("api.graphql", print_api_model(version.api))

    assert base.version.supergraph is None
    assert diff(base.version, version) == diff(version, base.version) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("type Query {", r"x:1:\d+: this is no API schema: "),
        ("type A { a: ID }", "x: this is no API schema: it has no queries"),
        ("enum join__Graph { A }", r"x:1:1: this is no supergraph: "),
    ],
)
def test_a_file_that_is_neither_is_refused(text: str, message: str):
    """With the place, where there is one."""
    with pytest.raises(ConfigurationError, match=message):
        read_base_file("x", text)


def _commit(repository: Path, git: Callable[..., str], source: str) -> Path:
    folder = repository / "graph"
    folder.mkdir()
    config = folder / "supergraph.yaml"
    config.write_text(CONFIG.replace("SOURCE", source), "utf-8")
    (folder / "books.graphql").write_text("type Query { a: ID }", "utf-8")
    git("add", ".")
    git("commit", "-m", "base")
    return config


@pytest.mark.parametrize("source", ["file: books.graphql", 'sdl: "type Query { a: ID }"'])
def test_a_ref_is_composed_from_its_files(repository: Path, git: Callable[..., str], source: str):
    """Both the configuration and the schemas are those of then, and lie in a folder below."""
    config = _commit(repository, git, source)
    config.write_text("gone", "utf-8")
    config.with_name("books.graphql").unlink()

    base = read_base_at("main", config, {})
    assert (base.label, [item.name for item in base.subgraphs]) == ("main", ["books"])
    assert list(base.version.api.types["Query"].fields) == ["a"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('python: "shop.schema:schema"', r"at main: the schema of books is not in a file"),
        ('subgraph_url: "http://b/"', r"at main: the schema of books is not in a file"),
        ("file: gone.graphql", r"gone\.graphql: there is no such file at main"),
        ('sdl: "type Query { a: B }"', r"at main: does not compose \(INVALID_GRAPHQL\)"),
    ],
)
def test_a_ref_that_cannot_be_composed_is_refused(
    repository: Path, git: Callable[..., str], source: str, message: str
):
    """It says why, and what else can be compared with."""
    config = _commit(repository, git, source)

    with pytest.raises(ConfigurationError, match=message):
        read_base_at("main", config, {})
