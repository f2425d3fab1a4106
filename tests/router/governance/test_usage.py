"""What an operation uses, by coordinate."""

from graphql import build_schema

from router.governance.operations import OperationFile, read_operations
from router.governance.usage import used_coordinates

SCHEMA = build_schema("""
    directive @live(every: Int) on FIELD
    type Query { find(by: Filter, size: Size): Hit other: Other }
    union Hit = Book
    type Book { id: ID title: String }
    type Other { id: ID }
    input Filter { name: String more: Filter size: Size }
    enum Size { S M }
""")


def _used(text: str) -> frozenset[str]:
    (operation,), _ = read_operations([OperationFile("a.graphql", text)])
    return used_coordinates(operation, SCHEMA)


def test_fields_arguments_values_and_conditions():
    """What stands in the operation, and the types of it."""
    used = _used("""
        { f: find(by: { name: "x" }, size: S) @live(every: 3) { ... on Book { title } } }
    """)

    assert used == {
        "Query", "Query.find", "Query.find(by:)", "Query.find(size:)", "Filter", "Filter.name",
        "Size", "Size.S", "@live", "@live(every:)", "Hit", "Book", "Book.title", "String", "Int",
    }  # fmt: skip


def test_a_variable_may_hold_anything():
    """All values of its type, at any depth, also of a type that holds itself."""
    used = _used("query A($by: Filter) { find(by: $by) { __typename } }")

    assert {"Filter.name", "Filter.more", "Filter.size", "Size.S", "Size.M"} <= used


def test_fragments_count():
    """And their type."""
    used = _used("{ find { ...F } } fragment F on Book { id }")

    assert {"Book", "Book.id"} <= used
    assert "Book.title" not in used
