"""Enums: output unites, input intersects, both must be equal."""

OUTPUT_A = "type Query { size: Size } enum Size { S M }"
OUTPUT_B = "type Query { other: Size } enum Size { M L }"
INPUT_A = "type Query { pick(size: Size): ID } enum Size { S M }"
INPUT_B = "type Query { choose(size: Size): ID } enum Size { M L }"


def test_an_output_enum_unites_its_values(supergraph_of, hints_of):
    """A value that any subgraph may return must be known; each join says where it is."""
    values = supergraph_of(a=OUTPUT_A, b=OUTPUT_B).types["Size"].values
    assert {name: [join.graph for join in value.joins] for name, value in values.items()} == {
        "S": ["A"],
        "M": ["A", "B"],
        "L": ["B"],
    }
    assert hints_of(a=OUTPUT_A, b=OUTPUT_B) == ["INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM"] * 2


def test_an_input_enum_intersects_its_values(supergraph_of, hints_of):
    """A value that some subgraph would not take is dropped."""
    assert list(supergraph_of(a=INPUT_A, b=INPUT_B).types["Size"].values) == ["M"]
    assert hints_of(a=INPUT_A, b=INPUT_B) == ["INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM"] * 2


def test_an_enum_used_both_ways_must_be_the_same(errors_of):
    """ENUM_VALUE_MISMATCH, once for each value that is not everywhere."""
    assert errors_of(a=OUTPUT_A, b=INPUT_B) == ["ENUM_VALUE_MISMATCH"] * 2


def test_inaccessible_values_may_differ(supergraph_of):
    """No client can use them."""
    supergraph = supergraph_of(
        a="type Query { size: Size } enum Size { M L @inaccessible }",
        b=("type Query { pick(size: Size): ID } enum Size { M }"),
    )
    assert list(supergraph.types["Size"].values) == ["M", "L"]


def test_an_input_enum_without_common_value_is_refused(errors_of):
    """EMPTY_MERGED_ENUM_TYPE."""
    assert errors_of(
        a="type Query { pick(size: Size): ID } enum Size { S }",
        b="type Query { choose(size: Size): ID } enum Size { L }",
    ) == ["EMPTY_MERGED_ENUM_TYPE"]


def test_an_enum_that_nothing_uses_is_hinted_and_kept(supergraph_of, hints_of):
    """UNUSED_ENUM_TYPE; its values are united."""
    subgraphs = {"a": "type Query { q: ID } enum Size { S }", "b": "enum Size { S }"}
    assert hints_of(**subgraphs) == ["UNUSED_ENUM_TYPE"]
    assert "Size" in supergraph_of(**subgraphs).types


def test_directive_arguments_count_as_input(supergraph_of):
    """An enum in an executable directive is input."""
    directive = "directive @in(size: Size) on FIELD"
    supergraph = supergraph_of(
        a=f"{directive} type Query {{ a: ID }} enum Size {{ S M }}",
        b=f"{directive} type Query {{ b: ID }} enum Size {{ M }}",
    )
    assert list(supergraph.types["Size"].values) == ["M"]
