"""All rules on one subgraph together."""

from router.composition.check_subgraph import check_subgraph
from router.schema.subgraph import Subgraph, SubgraphSchema
from router.schema.subgraph_reader import read_subgraph

SDL = """
type Query { item: Item }
interface Item { id: ID! @shareable }
type Book implements Item @key(fields: "isbn") { id: ID! title: String @external }
"""
LINK = """
extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9" import: ["@external" "@key" "@shareable"]
)
"""


def _schema(sdl: str) -> SubgraphSchema:
    schema = read_subgraph(Subgraph("books", sdl=sdl))
    assert isinstance(schema, SubgraphSchema), schema
    return schema


def test_all_rules_report_at_once():
    """In the order of the rules, each issue naming the subgraph."""
    issues = check_subgraph(_schema(SDL + LINK))

    assert [issue.code for issue in issues] == [
        "KEY_INVALID_FIELDS",
        "EXTERNAL_UNUSED",
        "INVALID_SHAREABLE_USAGE",
    ]
    assert all(issue.message.startswith("[books] ") for issue in issues)


def test_federation_1_is_not_checked_before_its_upgrade():
    """Most of it would have to be refused."""
    sdl = SDL.replace(" @shareable", "")

    assert check_subgraph(_schema(sdl)) == ()
