"""Recorded operations: read from files, and checked against both versions."""

from graphql import build_schema

from router.governance.operations import OperationFile, check_operations, read_operations
from router.governance.place import Place

OLD = build_schema("type Query { a: A } type A { x: ID y: ID }")
NEW = build_schema("type Query { a: A } type A { y: ID }")


def _checked(*texts: str):
    files = [OperationFile(f"{number}.graphql", text) for number, text in enumerate(texts)]
    operations, unreadable = read_operations(files)
    return (*unreadable, *check_operations(operations, OLD, NEW))


def test_every_operation_has_a_name_and_a_place():
    """Also the second one of a file, and one without a name."""
    operations, problems = read_operations(
        [OperationFile("web.graphql", "query A { a { y } }\n\n  { a { y } }")]
    )

    assert [(item.name, item.place) for item in operations] == [
        ("A", Place("web.graphql", 1, 1)),
        (None, Place("web.graphql", 3, 3)),
    ]
    assert [str(item) for item in operations] == [
        "A (web.graphql:1)",
        "an operation without a name (web.graphql:3)",
    ]
    assert problems == ()


def test_an_operation_that_the_change_breaks():
    """At the very field."""
    (problem,) = _checked("query A {\n  a { x }\n}")

    assert problem.was_valid
    assert problem.place == Place("0.graphql", 2, 7)
    assert problem.message.startswith("Cannot query field 'x' on type 'A'.")


def test_an_operation_that_was_wrong_before():
    """The change is not to blame."""
    (problem,) = _checked("{ a { nothing } }")

    assert not problem.was_valid


def test_a_fragment_of_another_file():
    """The problem is where the field is written."""
    (problem,) = _checked("query A { a { ...F } }", "fragment F on A {\n  ...G\n}",
                          "fragment G on A { x }")  # fmt: skip

    assert (problem.place, problem.was_valid) == (Place("2.graphql", 1, 19), True)


def test_fragments_of_the_same_file_come_first():
    """Two files may use one name; fragments may spread each other in a ring."""
    assert _checked("fragment F on A { x }", "{ a { ...F } } fragment F on A { y }") == ()
    ring = _checked("{ a { ...F } } fragment F on A { ...G } fragment G on A { ...F }")
    assert "Cannot spread fragment" in ring[0].message


def test_a_file_that_is_not_graphql():
    """Named with its place; the other files are checked all the same."""
    unreadable, broken = _checked("query {", "{ a { x } }")

    assert (unreadable.operation, unreadable.place.file) == (None, "0.graphql")
    assert broken.was_valid
