"""The garbage collector while a composition runs."""

import gc

import pytest

from router.composition.compose import compose
from router.composition.paused_collection import paused_collection
from router.schema.subgraph import Subgraph
from router.schema.subgraph_reader import read_subgraph


def test_the_collector_rests_and_works_again():
    """Also when the work fails."""
    assert gc.isenabled()
    with paused_collection():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(LookupError), paused_collection():
        raise LookupError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off():
    """Whoever switched it off has reasons."""
    gc.disable()
    try:
        compose([Subgraph("a", "", "type Query { a: Int }")])
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_documents_leave_nothing_for_the_collector():
    """They are taken apart when they have been read, so that a paused collector costs no memory."""
    subgraph = Subgraph("a", "", "type Query { " + " ".join(f"f{n}: Int" for n in range(500)) + "}")
    read_subgraph(subgraph)  # fills caches
    gc.collect()
    with paused_collection():
        schema = read_subgraph(subgraph)
        left = gc.collect()
    assert (left, len(schema.types["Query"].fields)) == (0, 500)
