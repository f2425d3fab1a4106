"""EXTENSION_WITH_NO_BASE, among subgraphs of Federation 2."""


def test_each_extension_of_an_undefined_type_is_an_error(errors_of):
    """One for each subgraph that extends it."""
    assert (
        errors_of(
            a='type Query { u: User } extend type User @key(fields: "id") { id: ID! }',
            b='extend type User @key(fields: "id") { id: ID! }',
        )
        == ["EXTENSION_WITH_NO_BASE"] * 2
    )


def test_one_definition_is_enough(supergraph_of):
    """And `@extends` alone leaves a type a definition."""
    for definition in ("type User", "type User @extends"):
        assert supergraph_of(
            a='type Query { u: User } extend type User @key(fields: "id") { id: ID! }',
            b=f'{definition} @key(fields: "id") {{ id: ID! }}',
        )


def test_root_types_need_no_definition(supergraph_of):
    """Everybody extends the query root."""
    assert supergraph_of(a="extend type Query { a: ID }")


def test_extends_on_an_extension_defines_nothing(errors_of):
    """It says the same twice."""
    extended = "type Query { u: User } extend type User @extends { id: ID }"
    assert errors_of(a=extended) == ["EXTENSION_WITH_NO_BASE"]
    assert errors_of(a=extended.replace("extend type", "type")) == []
