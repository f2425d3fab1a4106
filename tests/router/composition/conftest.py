"""Composition in tests: SDL by subgraph name in, a supergraph or codes out."""

from collections.abc import Callable

import pytest

from router.composition.compose import compose
from router.composition.issue import Issue
from router.composition.result import CompositionResult
from router.schema.subgraph import Subgraph
from router.schema.supergraph import Supergraph

FEDERATION_2 = """
extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: [
    "@authenticated" "@composeDirective" "@context" "@cost" "@extends" "@external" "@fromContext"
    "@inaccessible" "@interfaceObject" "@key" "@listSize" "@override" "@policy" "@provides"
    "@requires" "@requiresScopes" "@shareable" "@tag"
  ]
)
"""


def _subgraph(name: str, sdl: str) -> Subgraph:
    """A subgraph of Federation 2, unless its SDL links what it wants itself or says `# fed1`."""
    footer = "" if "@link" in sdl or "# fed1" in sdl else FEDERATION_2
    return Subgraph(name, f"https://{name}.example/graphql", sdl + footer)


@pytest.fixture(scope="session")
def result_of() -> Callable[..., CompositionResult]:
    """`result_of(books="type Query { … }", users="…")` composes."""

    def result(**subgraphs: str) -> CompositionResult:
        return compose([_subgraph(name, sdl) for name, sdl in subgraphs.items()])

    return result


@pytest.fixture(scope="session")
def supergraph_of(result_of: Callable[..., CompositionResult]) -> Callable[..., Supergraph]:
    """The composed supergraph; fails with the messages where there is none."""

    def supergraph(**subgraphs: str) -> Supergraph:
        result = result_of(**subgraphs)
        assert result.supergraph is not None, [str(issue.message) for issue in result.errors]
        return result.supergraph

    return supergraph


@pytest.fixture(scope="session")
def errors_of(result_of: Callable[..., CompositionResult]) -> Callable[..., list[str]]:
    """The codes of all errors, sorted, one for each error."""

    def errors(**subgraphs: str) -> list[str]:
        return sorted(issue.code for issue in result_of(**subgraphs).errors)

    return errors


@pytest.fixture(scope="session")
def hints_of(result_of: Callable[..., CompositionResult]) -> Callable[..., list[str]]:
    """The codes of all hints of what composes, sorted."""

    def hints(**subgraphs: str) -> list[str]:
        result = result_of(**subgraphs)
        assert result.ok, [issue.message for issue in result.errors]
        return sorted(issue.code for issue in result.hints)

    return hints


@pytest.fixture(scope="session")
def issue_of(result_of: Callable[..., CompositionResult]) -> Callable[..., Issue]:
    """The only error."""

    def issue(**subgraphs: str) -> Issue:
        (only,) = result_of(**subgraphs).errors
        return only

    return issue
