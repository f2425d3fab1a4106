"""Descriptions: the most frequent one wins."""


def _query(description):
    return f'"""{description}""" type Query {{ a: ID @shareable }}'


def test_the_most_frequent_description_wins(supergraph_of, hints_of):
    """INCONSISTENT_DESCRIPTION tells of the others."""
    subgraphs = {"a": _query("one"), "b": _query("two"), "c": _query("two")}
    assert supergraph_of(**subgraphs).types["Query"].description == "two"
    assert hints_of(**subgraphs) == ["INCONSISTENT_DESCRIPTION"]


def test_the_first_of_equally_frequent_ones_wins(supergraph_of):
    """First in the order of subgraph names, however they are handed over."""
    assert supergraph_of(b=_query("b"), a=_query("a")).types["Query"].description == "a"


def test_none_and_empty_descriptions_do_not_count(supergraph_of, hints_of):
    """A description beside none is no difference, nor is one beside an empty one."""
    subgraphs = {"a": "type Query { a: ID @shareable }", "b": _query(""), "c": _query("c")}
    assert supergraph_of(**subgraphs).types["Query"].description == "c"
    assert hints_of(**subgraphs) == []
