"""Directive definitions: executable ones that all have, and composed ones."""


def test_an_executable_directive_of_all_is_kept(supergraph_of):
    """With the locations that all allow, and repeatable only if all say so."""
    supergraph = supergraph_of(
        a="directive @live(every: Int!) repeatable on FIELD | QUERY type Query { a: ID }",
        b="directive @live(every: Int!) on QUERY | OBJECT type Query { b: ID }",
    )
    live = supergraph.directives["live"]
    assert live.locations == ("QUERY",)
    assert not live.is_repeatable
    assert list(live.arguments) == ["every"]


def test_differences_are_hinted(hints_of):
    """INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE and _LOCATIONS."""
    hints = hints_of(
        a="directive @live repeatable on FIELD | QUERY type Query { a: ID }",
        b="directive @live on QUERY type Query { b: ID }",
    )
    assert hints == [
        "INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS",
        "INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE",
    ]


def test_a_directive_of_some_subgraphs_is_dropped(supergraph_of, hints_of):
    """INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE: it might reach those that do not know it."""
    subgraphs = {
        "a": "directive @live on FIELD type Query { a: ID }",
        "b": "type Query { b: ID }",
    }
    assert supergraph_of(**subgraphs).directives == {}
    assert hints_of(**subgraphs) == ["INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE"]


def test_a_directive_without_common_location_is_dropped(supergraph_of, hints_of):
    """NO_EXECUTABLE_DIRECTIVE_INTERSECTION."""
    subgraphs = {
        "a": "directive @live on FIELD type Query { a: ID }",
        "b": "directive @live on QUERY type Query { b: ID }",
    }
    assert supergraph_of(**subgraphs).directives == {}
    assert hints_of(**subgraphs) == ["NO_EXECUTABLE_DIRECTIVE_INTERSECTION"]


def test_directives_on_schemas_stay_in_their_subgraphs(supergraph_of):
    """Unless they are composed."""
    supergraph = supergraph_of(a="directive @owner on FIELD_DEFINITION type Query { a: ID @owner }")
    assert supergraph.directives == {}
    assert supergraph.types["Query"].fields["a"].directives == ()
