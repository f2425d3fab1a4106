"""Rules on one subgraph: SDL in, issues out, without the other stages of composition."""

from collections.abc import Callable

import pytest

from router.composition.check_subgraph import check_subgraph
from router.composition.issue import Issue
from router.schema.subgraph import Subgraph, SubgraphSchema
from router.schema.subgraph_reader import read_subgraph

LINK = """
extend schema @link(
  url: "https://specs.apollo.dev/federation/v{version}"
  import: ["@extends" "@external" "@key" "@override" "@provides" "@requires" "@shareable" {more}]
)
"""
LATER = (
    '"@authenticated" "@context" "@cost" "@fromContext" "@interfaceObject" "@listSize"'
    ' "@policy" "@requiresScopes"'
)


@pytest.fixture(scope="session")
def issues_in() -> Callable[..., tuple[Issue, ...]]:
    """`issues_in(sdl)` checks a subgraph called books; it links federation 2.9 or `version`."""

    def issues(sdl: str, version: str = "2.9") -> tuple[Issue, ...]:
        link = LINK.format(version=version, more=LATER if version == "2.9" else "")
        schema = read_subgraph(Subgraph("books", sdl=sdl + link))
        assert isinstance(schema, SubgraphSchema), schema
        return check_subgraph(schema)

    return issues


@pytest.fixture(scope="session")
def codes_in(issues_in: Callable[..., tuple[Issue, ...]]) -> Callable[..., list[str]]:
    """The codes alone, one for each error, in order."""
    return lambda sdl, version="2.9": [issue.code for issue in issues_in(sdl, version)]
