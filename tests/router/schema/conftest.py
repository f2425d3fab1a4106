"""Reading in tests: SDL in, a schema or the codes of what is wrong with it out."""

from collections.abc import Callable

import pytest

from router.schema.schema_problem import SchemaProblem
from router.schema.subgraph import Subgraph, SubgraphSchema
from router.schema.subgraph_reader import read_subgraph

FEDERATION_2 = """
extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@external" "@key" "@requires" "@shareable" "@tag"]
)
"""


def _with_link(sdl: str) -> str:
    return sdl if "@link" in sdl else sdl + FEDERATION_2


@pytest.fixture(scope="session")
def schema_of() -> Callable[[str], SubgraphSchema]:
    """The schema of a subgraph called books, of federation 2.9 unless it says otherwise."""

    def schema(sdl: str) -> SubgraphSchema:
        found = read_subgraph(Subgraph("books", sdl=_with_link(sdl)))
        assert isinstance(found, SubgraphSchema), found
        return found

    return schema


@pytest.fixture(scope="session")
def problems_of() -> Callable[[str], tuple[SchemaProblem, ...]]:
    """All that is wrong with such a subgraph; nothing for one that can be read."""

    def problems(sdl: str) -> tuple[SchemaProblem, ...]:
        found = read_subgraph(Subgraph("books", sdl=_with_link(sdl)))
        return () if isinstance(found, SubgraphSchema) else found

    return problems


@pytest.fixture(scope="session")
def codes_of(
    problems_of: Callable[[str], tuple[SchemaProblem, ...]],
) -> Callable[[str], list[str]]:
    """The codes of all that is wrong, one for each problem, in order."""
    return lambda sdl: [problem.code for problem in problems_of(sdl)]
