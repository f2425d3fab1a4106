"""Defaults are kept only where all subgraphs agree."""

from router.schema.literal import EnumName

BOOKS = "type Query {{ books(first: Int{}): ID @shareable }}"


def test_a_default_that_all_have_is_kept(supergraph_of):
    """The same default everywhere."""
    supergraph = supergraph_of(a=BOOKS.format(" = 10"), b=BOOKS.format(" = 10"))
    first = supergraph.types["Query"].fields["books"].arguments["first"]
    assert (first.default, first.has_default) == (10, True)


def test_a_default_that_some_have_is_dropped(supergraph_of, hints_of):
    """INCONSISTENT_DEFAULT_VALUE_PRESENCE: the subgraph without it would miss the value."""
    subgraphs = {"a": BOOKS.format(" = 10"), "b": BOOKS.format("")}
    first = supergraph_of(**subgraphs).types["Query"].fields["books"].arguments["first"]
    assert not first.has_default
    assert hints_of(**subgraphs) == ["INCONSISTENT_DEFAULT_VALUE_PRESENCE"]


def test_different_defaults_are_refused(errors_of):
    """FIELD_ARGUMENT_DEFAULT_MISMATCH, also when a third subgraph has none."""
    assert errors_of(a=BOOKS.format(" = 1"), b=BOOKS.format(""), c=BOOKS.format(" = 2")) == [
        "FIELD_ARGUMENT_DEFAULT_MISMATCH"
    ]


def test_null_is_a_default(errors_of):
    """`= null` is not the same as no default, nor as another one."""
    assert errors_of(a=BOOKS.format(" = null"), b=BOOKS.format(" = 2")) == [
        "FIELD_ARGUMENT_DEFAULT_MISMATCH"
    ]


def test_strings_that_stand_for_enum_values_become_such(supergraph_of):
    """Schemas in use write both, and mean the same."""
    supergraph = supergraph_of(
        a='type Query { pick(size: Size = "M"): ID @shareable } enum Size { S M }',
        b="type Query { pick(size: Size = M): ID @shareable } enum Size { S M }",
    )
    assert supergraph.types["Query"].fields["pick"].arguments["size"].default == EnumName("M")
