"""Following a field set through the types of a subgraph."""

import pytest

from router.composition.field_set_check import Fault, check_field_set, selected_fields
from router.schema.field_set import parse_field_set
from router.schema.subgraph import Subgraph, SubgraphSchema
from router.schema.subgraph_reader import read_subgraph

SDL = """
type Query { book: Book }
type Book { id: ID! price(currency: String! round: Boolean): Int author: Author item: Item }
type Author { name: String }
union Item = Book | Author
"""


@pytest.fixture(scope="module")
def types():
    """The types of a small subgraph."""
    schema = read_subgraph(Subgraph("books", sdl=SDL))
    assert isinstance(schema, SubgraphSchema)
    return schema.types


@pytest.mark.parametrize(
    "text",
    [
        "id",
        "id author { name }",
        "__typename",
        "item { ... on Book { id } ... on Author { name } __typename }",
        'price(currency: "EUR")',
        "... { id }",
    ],
)
def test_what_can_be_followed_is_returned(types, text: str):
    """Without problems."""
    assert check_field_set(types, types["Book"], text) == (parse_field_set(text), ())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("isbn", Fault.INVALID),
        ("author", Fault.INVALID),
        ("item { id }", Fault.INVALID),
        ("price(currency: 1)", Fault.INVALID),
        ("price(to: 1)", Fault.INVALID),
        ("price(round: true)", Fault.INVALID),
        ("cost: id", Fault.INVALID),
        ("id @skip(if: true)", Fault.DIRECTIVE),
    ],
)
def test_what_cannot_be_followed_has_one_fault(types, text: str, fault: Fault):
    """Names, depth, arguments, aliases, directives."""
    _, problems = check_field_set(types, types["Book"], text)

    assert [problem.fault for problem in problems] == [fault]


def test_abstract_types_can_be_forbidden(types):
    """As in keys."""
    text = "item { __typename }"

    assert check_field_set(types, types["Book"], text)[1] == ()
    _, (problem,) = check_field_set(types, types["Book"], text, allow_abstract=False)
    assert problem.fault is Fault.ABSTRACT


def test_selected_fields_come_with_where_they_are_defined(types):
    """Parents before children."""
    text = "item { ... on Book { author { name } } }"

    found = selected_fields(types, types["Book"], parse_field_set(text))
    assert [field.coordinate for field in found] == ["Book.item", "Book.author", "Author.name"]
