"""Printing and reading a supergraph are each other's inverse."""

from hypothesis import HealthCheck, given, settings

from router.schema.supergraph_printer import print_supergraph
from router.schema.supergraph_reader import read_supergraph
from tests.router.schema.generated_supergraphs import supergraphs

_RELAXED = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


@_RELAXED
@given(supergraphs)
def test_a_printed_supergraph_reads_as_the_same_value(supergraph):
    """All that the model holds is in the text, under whatever names the features are linked."""
    assert read_supergraph(print_supergraph(supergraph)) == supergraph


@_RELAXED
@given(supergraphs)
def test_printing_what_was_read_gives_the_same_bytes(supergraph):
    """The text is stable: a diff of two supergraphs shows changes only."""
    text = print_supergraph(supergraph)

    assert print_supergraph(read_supergraph(text)) == text
