"""Floor 3a: subgraphs in, one supergraph out, or all the reasons why not.

In:   Subgraph values: name, url, SDL.
Out:  a CompositionResult: supergraph, supergraph SDL, API SDL, errors and hints.
Uses: errors, schema, query_graph (for satisfiability). Never the planner.
Doors: compose(); filter_supergraph(), for contracts.
"""

from router.schema.subgraph import Subgraph

from .compose import compose
from .contracts import filter_supergraph
from .issue import Issue, IssueLocation
from .result import CompositionResult

__all__ = [
    "CompositionResult",
    "Issue",
    "IssueLocation",
    "Subgraph",
    "compose",
    "filter_supergraph",
]
