"""The merge as a whole, on schemas as values."""

from router.composition.merge.merge_subgraphs import merge_subgraphs
from router.schema.definition import FieldDefinition, TypeDefinition, TypeKind
from router.schema.subgraph import SubgraphSchema
from router.schema.type_ref import TypeRef


def _schema(name, *types):
    return SubgraphSchema(name, "", {definition.name: definition for definition in types})


def _object(name, *fields):
    return TypeDefinition(
        name,
        TypeKind.OBJECT,
        {field: FieldDefinition(field, TypeRef("ID")) for field in fields},
    )


def test_subgraphs_are_taken_in_order_of_name():
    """Whatever order they come in."""
    result = merge_subgraphs([_schema("b", _object("Query", "b")), _schema("a", _object("T", "x"))])
    assert result.supergraph is not None
    assert [graph.id for graph in result.supergraph.graphs] == ["A", "B"]
    assert list(result.supergraph.types) == ["T", "Query"]


def test_a_root_type_without_fields_is_left_out():
    """A subgraph that only resolves entities may still have an empty query root."""
    result = merge_subgraphs(
        [_schema("a", _object("Query", "a"), _object("Mutation")), _schema("b", _object("Query"))]
    )
    assert result.supergraph is not None
    assert "Mutation" not in result.supergraph.types
    (join,) = result.supergraph.types["Query"].fields["a"].joins
    assert join.graph == "A"


def test_errors_leave_no_supergraph():
    """All of them are there."""
    result = merge_subgraphs([_schema("a", _object("T", "x")), _schema("b", _object("T", "x"))])
    assert result.supergraph is None
    assert sorted(error.code for error in result.errors) == ["INVALID_FIELD_SHARING", "NO_QUERIES"]


def test_schema_directives_and_descriptions_are_merged(supergraph_of):
    """The schema is an element like others."""
    supergraph = supergraph_of(
        a='"all we sell" schema @tag(name: "x") { query: Query } type Query { a: ID }'
    )
    assert supergraph.description == "all we sell"
    assert [use.arguments for use in supergraph.schema_directives] == [{"name": "x"}]
