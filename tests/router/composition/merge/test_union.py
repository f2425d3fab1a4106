"""Unions: the union of their members."""

from router.schema.join import MemberJoin

A = """
    type Query { hit: Hit } union Hit = Book | Pen
    type Book @shareable { id: ID } type Pen { id: ID }
"""
B = """
    type Query { other: Hit } union Hit = Book | Film
    type Book @shareable { id: ID } type Film { id: ID }
"""


def test_members_are_united_and_kept_by_subgraph(supergraph_of):
    """Every member of any subgraph, with a join for each subgraph that has it."""
    hit = supergraph_of(a=A, b=B).types["Hit"]
    assert hit.members == ("Book", "Pen", "Film")
    assert hit.member_joins == (
        MemberJoin("A", "Book"),
        MemberJoin("B", "Book"),
        MemberJoin("A", "Pen"),
        MemberJoin("B", "Film"),
    )


def test_each_member_that_a_subgraph_lacks_is_hinted(hints_of):
    """INCONSISTENT_UNION_MEMBER, once a member."""
    assert hints_of(a=A, b=B) == ["INCONSISTENT_UNION_MEMBER"] * 2
