"""The door of composition: all its stages, one after the other.

A stage reports everything it finds, and the next one runs only when it found nothing: what comes
later relies on what came before, and would report mere consequences.
"""

from collections.abc import Sequence

from router.schema.api_printer import print_api_schema
from router.schema.subgraph import Subgraph, SubgraphSchema
from router.schema.subgraph_reader import read_subgraph
from router.schema.supergraph_printer import print_supergraph

from .codes import CompositionCode
from .issue import Issue, IssueLocation
from .merge.merge_subgraphs import merge_subgraphs
from .result import CompositionResult
from .supergraph_rules.check_supergraph import check_supergraph


def compose(subgraphs: Sequence[Subgraph]) -> CompositionResult:
    """Compose subgraphs into a supergraph. Their order is of no matter."""
    ordered = sorted(subgraphs, key=lambda subgraph: subgraph.name)
    schemas, errors = _read(ordered)
    if errors:
        return CompositionResult(errors=errors)
    merged = merge_subgraphs(schemas)
    if merged.supergraph is None:
        return CompositionResult(errors=merged.errors, hints=merged.hints)
    errors = check_supergraph(merged.supergraph, schemas)
    if errors:
        return CompositionResult(errors=errors, hints=merged.hints)
    return CompositionResult(
        merged.supergraph,
        print_supergraph(merged.supergraph),
        print_api_schema(merged.supergraph),
        hints=merged.hints,
    )


def _read(subgraphs: Sequence[Subgraph]) -> tuple[tuple[SubgraphSchema, ...], tuple[Issue, ...]]:
    """Read all SDL; errors of every subgraph."""
    schemas: list[SubgraphSchema] = []
    errors: list[Issue] = []
    for subgraph in subgraphs:
        found = read_subgraph(subgraph)
        if isinstance(found, SubgraphSchema):
            schemas.append(found)
            continue
        for problem in found:
            places = tuple(
                IssueLocation(subgraph.name, place.line, place.column)
                for place in problem.locations
            )
            message = f"[{subgraph.name}] {problem.message}"
            code = CompositionCode(problem.code)
            errors.append(code.issue(message, places, problem.coordinate))
    return tuple(schemas), tuple(errors)
