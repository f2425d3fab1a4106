"""Input objects: the intersection of their fields."""

from router.schema.join import FieldJoin
from router.schema.type_ref import TypeRef

QUERY = "type Query { find(by: Filter): ID @shareable }"


def test_only_fields_of_all_subgraphs_are_kept(supergraph_of, hints_of):
    """A field that some subgraph would not take is dropped, with a hint."""
    subgraphs = {
        "a": f"{QUERY} input Filter {{ name: String size: Int }}",
        "b": f"{QUERY} input Filter {{ name: String }}",
    }
    assert list(supergraph_of(**subgraphs).types["Filter"].input_fields) == ["name"]
    assert hints_of(**subgraphs) == ["INCONSISTENT_INPUT_OBJECT_FIELD"]


def test_a_required_field_must_be_everywhere(issue_of):
    """REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH."""
    issue = issue_of(
        a=f"{QUERY} input Filter {{ name: String size: Int! }}",
        b=f"{QUERY} input Filter {{ name: String }}",
    )
    assert issue.code == "REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH"
    assert issue.coordinate == "Filter.size"


def test_an_empty_intersection_is_refused(errors_of):
    """EMPTY_MERGED_INPUT_TYPE."""
    assert errors_of(
        a=f"{QUERY} input Filter {{ name: String }}", b=f"{QUERY} input Filter {{ size: Int }}"
    ) == ["EMPTY_MERGED_INPUT_TYPE"]


def test_inaccessible_fields_are_kept(supergraph_of):
    """Nobody will send them, so no subgraph can be asked with one it does not know."""
    supergraph = supergraph_of(
        a=f"{QUERY} input Filter {{ name: String size: Int @inaccessible }}",
        b=f"{QUERY} input Filter {{ name: String }}",
    )
    assert list(supergraph.types["Filter"].input_fields) == ["name", "size"]


def test_the_narrower_type_wins(supergraph_of, hints_of):
    """Every subgraph must accept what is given; joins note who has another type."""
    subgraphs = {
        "a": f"{QUERY} input Filter {{ name: String! }}",
        "b": f"{QUERY} input Filter {{ name: String }}",
    }
    name = supergraph_of(**subgraphs).types["Filter"].input_fields["name"]
    assert name.type == TypeRef("String", "!")
    assert name.joins == (FieldJoin("A"), FieldJoin("B", type=TypeRef("String")))
    assert hints_of(**subgraphs) == ["INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE"]


def test_types_that_do_not_compare_are_refused(errors_of):
    """FIELD_TYPE_MISMATCH is for input fields, too."""
    assert errors_of(
        a=f"{QUERY} input Filter {{ name: String }}", b=f"{QUERY} input Filter {{ name: Int }}"
    ) == ["FIELD_TYPE_MISMATCH"]


def test_different_defaults_are_refused(errors_of):
    """INPUT_FIELD_DEFAULT_MISMATCH."""
    assert errors_of(
        a=f"{QUERY} input Filter {{ size: Int = 1 }}", b=f"{QUERY} input Filter {{ size: Int = 2 }}"
    ) == ["INPUT_FIELD_DEFAULT_MISMATCH"]
