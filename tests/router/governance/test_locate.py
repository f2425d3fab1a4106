"""Where a change is shown: the element, or what is left around it."""

import pytest

from router.composition.issue import IssueLocation
from router.governance.locate import Locator
from router.schema.subgraph import Subgraph, SubgraphSchema
from router.schema.subgraph_reader import read_subgraph

BOOKS = "type Query {\n  book(id: ID): Book\n}\ntype Book {\n  id: ID\n}\n"
SHOP = "type Book {\n  id: ID\n  price: Int\n}\nenum Size {\n  S\n}\n"


def _read(**subgraphs: str) -> list[SubgraphSchema]:
    found = [read_subgraph(Subgraph(name, sdl=sdl)) for name, sdl in subgraphs.items()]
    return [schema for schema in found if isinstance(schema, SubgraphSchema)]


@pytest.mark.parametrize(
    ("coordinate", "place"),
    [
        ("Query.book(id:)", ("books", 2, 8)),
        ("Book.price", ("shop", 3, 3)),
        ("Size.S", ("shop", 6, 3)),
        ("Query.book(gone:)", ("books", 2, 3)),
        ("Query.gone", ("books", 1, 1)),
    ],
)
def test_the_element_or_what_it_was_in(coordinate: str, place: tuple[str, int, int]):
    """The nearest thing that still stands."""
    locator = Locator(_read(books=BOOKS, shop=SHOP))

    assert locator.locate(coordinate) == IssueLocation(*place)


def test_what_is_gone_is_shown_where_it_was():
    """In the subgraph that had it, although others have its type as well."""
    before = _read(books=BOOKS, shop=SHOP)
    after = _read(books=BOOKS, shop=SHOP.replace("  price: Int\n", ""))

    assert Locator(after, before).locate("Book.price") == IssueLocation("shop", 1, 1)


def test_a_type_that_is_gone_is_shown_at_the_top_of_its_file():
    """If the file is still there; else nowhere."""
    before = _read(books=BOOKS, shop=SHOP)

    gone = Locator(_read(books=BOOKS, shop="type Book { id: ID }"), before)
    assert gone.locate("Size") == IssueLocation("shop", 1, 1)
    assert Locator(_read(books=BOOKS), before).locate("Size") is None
