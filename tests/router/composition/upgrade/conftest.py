"""Upgrading in tests: SDL by subgraph name in, upgraded schemas or codes out."""

from collections.abc import Callable, Mapping

import pytest

from router.composition.upgrade.upgrade_subgraphs import UpgradedSubgraphs, upgrade_subgraphs
from router.schema.subgraph import Subgraph, SubgraphSchema
from router.schema.subgraph_reader import read_subgraph

FEDERATION_2 = """
extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@external" "@interfaceObject" "@key" "@provides" "@requires" "@shareable" "@tag"]
)
"""


def _upgrade(subgraphs: Mapping[str, str]) -> UpgradedSubgraphs:
    schemas = []
    for name, sdl in subgraphs.items():
        schema = read_subgraph(Subgraph(name, sdl=sdl.replace("# fed2", FEDERATION_2)))
        assert isinstance(schema, SubgraphSchema), schema
        schemas.append(schema)
    return upgrade_subgraphs(schemas)


@pytest.fixture(scope="session")
def upgraded() -> Callable[..., dict[str, SubgraphSchema]]:
    """`upgraded(books="type Query …")` gives schemas by name; `# fed2` links federation 2.9."""

    def schemas(**subgraphs: str) -> dict[str, SubgraphSchema]:
        result = _upgrade(subgraphs)
        assert not result.issues, result.issues
        return {schema.name: schema for schema in result.schemas}

    return schemas


@pytest.fixture(scope="session")
def upgrade_codes() -> Callable[..., list[str]]:
    """The codes of what cannot be upgraded, in order."""
    return lambda **subgraphs: [issue.code for issue in _upgrade(subgraphs).issues]
