"""Applied directives: which are merged, and how."""

import pytest

from router.schema.definition import DirectiveUse


def test_different_tags_are_united(supergraph_of):
    """A repeatable directive keeps each different application once."""
    supergraph = supergraph_of(
        a='type Query { a: ID @shareable @tag(name: "x") @tag(name: "y") }',
        b='type Query { a: ID @shareable @tag(name: "y") @tag(name: "z") }',
    )
    assert supergraph.types["Query"].fields["a"].directives == tuple(
        DirectiveUse("tag", {"name": name}, "tag") for name in "xyz"
    )


def test_one_inaccessible_is_enough(supergraph_of):
    """Hidden in one subgraph is hidden."""
    supergraph = supergraph_of(
        a="type Query { a: ID @shareable b: ID }", b="type Query { a: ID @shareable @inaccessible }"
    )
    (use,) = supergraph.types["Query"].fields["a"].directives
    assert use == DirectiveUse("inaccessible", {}, "inaccessible")


def test_the_most_frequent_arguments_win(supergraph_of, hints_of):
    """INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS."""
    subgraphs = {
        name: f'type Query {{ a: ID @shareable @deprecated(reason: "{reason}") }}'
        for name, reason in {"a": "old", "b": "new", "c": "new"}.items()
    }
    (use,) = supergraph_of(**subgraphs).types["Query"].fields["a"].directives
    assert use.arguments == {"reason": "new"}
    assert hints_of(**subgraphs) == ["INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS"]


def test_a_default_that_is_spelled_out_is_no_difference(hints_of):
    """Arguments are compared with their defaults filled in."""
    hints = hints_of(
        a="type Query { a: ID @shareable @deprecated }",
        b='type Query { a: ID @shareable @deprecated(reason: "No longer supported") }',
    )
    assert hints == []


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        ("@cost(weight: 3)", "@cost(weight: 5)", {"weight": 5}),
        (
            '@requiresScopes(scopes: [["a"], ["b"]])',
            '@requiresScopes(scopes: [["a"]])',
            {"scopes": (("a",),)},
        ),
        (
            '@policy(policies: [["a"]])',
            '@policy(policies: [["b"], ["c"]])',
            {"policies": (("a", "b"), ("a", "c"))},
        ),
    ],
)
def test_some_arguments_are_combined(supergraph_of, hints_of, one, other, merged):
    """Costs take the higher; scopes and policies must both be met."""
    subgraphs = {
        "a": f"type Query {{ a: ID @shareable {one} }}",
        "b": f"type Query {{ a: ID @shareable {other} }}",
    }
    (use,) = supergraph_of(**subgraphs).types["Query"].fields["a"].directives
    assert use.arguments == merged
    assert hints_of(**subgraphs) == ["MERGED_NON_REPEATABLE_DIRECTIVE_ARGUMENTS"]


def test_list_sizes_are_combined(supergraph_of):
    """The larger size, all slicing arguments, and one of them required only if all say so."""
    supergraph = supergraph_of(
        a="type Query { a(first: Int, last: Int): [ID] @shareable"
        ' @listSize(assumedSize: 10, slicingArguments: ["first"]) }',
        b="type Query { a(first: Int, last: Int): [ID] @shareable"
        ' @listSize(slicingArguments: ["last"], requireOneSlicingArgument: false) }',
    )
    (use,) = supergraph.types["Query"].fields["a"].directives
    assert use.arguments == {
        "assumedSize": 10,
        "slicingArguments": ("first", "last"),
        "requireOneSlicingArgument": False,
    }


def test_directives_for_composition_only_are_not_merged(supergraph_of):
    """@shareable, @key and the like become join facts, or nothing."""
    supergraph = supergraph_of(
        a='type Query { a: A @shareable } type A @key(fields: "id") { id: ID! }'
    )
    assert supergraph.types["Query"].fields["a"].directives == ()
    assert supergraph.types["A"].directives == ()
