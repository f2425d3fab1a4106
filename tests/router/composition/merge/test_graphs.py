"""The names of subgraphs as enum values."""

import pytest

from router.composition.merge.graphs import graphs_of
from router.schema.subgraph import SubgraphSchema


def _ids(*names):
    return [graph.id for graph in graphs_of([SubgraphSchema(name, "", {}) for name in names])]


@pytest.mark.parametrize(
    ("name", "graph"),
    [
        ("books", "BOOKS"),
        ("my-books.eu", "MY_BOOKS_EU"),
        ("3d", "_3D"),
        ("books_2", "BOOKS_2_"),
        ("books2", "BOOKS2"),
    ],
)
def test_names_become_enum_values(name, graph):
    """Upper case, word characters only, no digit first; a number at the end is ours."""
    assert _ids(name) == [graph]


def test_names_that_come_out_alike_are_all_numbered():
    """None of them keeps the plain one."""
    assert _ids("MY.BOOKS", "my-books", "other") == ["MY_BOOKS_1", "MY_BOOKS_2", "OTHER"]
