"""Two versions of a small graph: SDL in, changes or a report out."""

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from router.composition.compose import compose
from router.governance.change import Change
from router.governance.check import Base, Head, check_graph
from router.governance.diff import GraphVersion, diff
from router.governance.operations import OperationFile
from router.governance.report import CheckReport
from router.schema.subgraph import Subgraph

LINK = """
extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: [
    "@authenticated" "@cost" "@inaccessible" "@key" "@listSize" "@policy" "@requiresScopes"
    "@shareable" "@tag"
  ]
)
"""


def subgraphs_of(sdl: Mapping[str, str]) -> tuple[Subgraph, ...]:
    """Subgraphs that link federation; the link comes last, so that lines are as written."""
    return tuple(Subgraph(name, f"http://{name}/", text + LINK) for name, text in sdl.items())


def version_of(**sdl: str) -> GraphVersion:
    """The graph that subgraphs compose to."""
    result = compose(subgraphs_of(sdl))
    assert result.supergraph is not None, [issue.message for issue in result.errors]
    return GraphVersion.of(result.supergraph)


@pytest.fixture(scope="session")
def changes() -> Callable[[str, str], tuple[Change, ...]]:
    """`changes(old, new)` compares two versions of one subgraph, which get a Query if need be."""

    def found(old: str, new: str) -> tuple[Change, ...]:
        return diff(version_of(books=_whole(old)), version_of(books=_whole(new)))

    return found


@pytest.fixture(scope="session")
def report_of() -> Callable[..., CheckReport]:
    """`report_of(old, new, "query A { … }", unused_ok=True)` checks one subgraph, called books."""

    def report(
        old: str, new: str, operations: str | None = None, *, unused_ok: bool = False
    ) -> CheckReport:
        now, before = subgraphs_of({"books": new}), subgraphs_of({"books": old})
        head = Head("supergraph.yaml", now, {"books": "books.graphql"}, compose(now))
        earlier = compose(before)
        assert earlier.supergraph is not None
        base = Base("main", GraphVersion.of(earlier.supergraph), before, earlier.hints)
        files = None if operations is None else [OperationFile("web.graphql", operations)]
        return check_graph(head, base, files, unused_ok=unused_ok)

    return report


def _whole(sdl: str) -> str:
    return sdl if "type Query" in sdl else f"type Query {{ q: ID }} {sdl}"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A new git repository, on the branch main, with nothing in it."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(tmp_path)], check=True)
    return tmp_path


@pytest.fixture
def git(repository: Path) -> Callable[..., str]:
    """`git("commit", …)` in the repository, with nobody's configuration."""
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=no"]

    def run(*arguments: str) -> str:
        command = ["git", "-C", str(repository), *who, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    return run
