"""QUERY_ROOT_TYPE_INACCESSIBLE: the query root is hidden, and with it everything."""

from collections.abc import Iterator, Sequence

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.schema.definition import ROOT_TYPES
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Supergraph

from .hidden import is_hidden
from .places import places_of


def query_root_type_inaccessible(
    supergraph: Supergraph, schemas: Sequence[SubgraphSchema]
) -> Iterator[Issue]:
    """Yield the issue for a hidden query root."""
    name = ROOT_TYPES["query"]
    if is_hidden(supergraph.types[name]):
        yield CompositionCode.QUERY_ROOT_TYPE_INACCESSIBLE.issue(
            f'"{name}" is @inaccessible, but every schema needs its query root.',
            places_of(schemas, name),
            name,
        )
