"""NO_QUERIES: no subgraph has a query, so nothing could ever be asked."""

from collections.abc import Iterator, Mapping

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.schema.definition import ROOT_TYPES, TypeDefinition


def no_queries(types: Mapping[str, TypeDefinition]) -> Iterator[Issue]:
    """Yield the issue unless the merged types have a query root."""
    if ROOT_TYPES["query"] not in types:
        yield CompositionCode.NO_QUERIES.issue("No subgraph has a query.", (), "Query")
