"""The door of composition: all its stages, one after the other.

A stage reports everything it finds, and the next one runs only when it found nothing: what comes
later relies on what came before, and would report mere consequences.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from router.query_graph.build import build_query_graph
from router.schema.api_printer import print_api_schema
from router.schema.subgraph import Subgraph, SubgraphSchema
from router.schema.subgraph_reader import read_subgraph
from router.schema.supergraph_printer import print_supergraph

from .check_subgraph import check_subgraph
from .codes import CompositionCode
from .issue import Issue
from .merge.merge_subgraphs import merge_subgraphs
from .paused_collection import paused_collection
from .result import CompositionResult
from .satisfiability.check import check_satisfiability
from .subgraph_facts import SubgraphFacts, facts_of
from .subgraph_issue import issue_of_problem
from .supergraph_rules.check_supergraph import check_supergraph
from .upgrade.upgrade_subgraphs import upgrade_subgraphs


def compose(subgraphs: Sequence[Subgraph]) -> CompositionResult:
    """Compose subgraphs into a supergraph. Their order is of no matter.

    Nothing is raised, whatever the SDL: what cannot be composed is in the errors of the result.
    """
    with paused_collection():
        return _compose(subgraphs)


def _compose(subgraphs: Sequence[Subgraph]) -> CompositionResult:
    ordered = sorted(subgraphs, key=lambda one: (one.name, one.url, one.sdl))
    schemas, facts, errors = _read_and_check(ordered)
    if errors:
        return CompositionResult(errors=errors)
    upgraded = upgrade_subgraphs(schemas)
    if upgraded.issues:
        return CompositionResult(errors=upgraded.issues)
    merged = merge_subgraphs(upgraded.schemas, facts)
    if merged.supergraph is None:
        return CompositionResult(errors=merged.errors)
    errors = check_supergraph(merged.supergraph, upgraded.schemas)
    if errors:
        return CompositionResult(errors=errors)
    errors, hints = check_satisfiability(build_query_graph(merged.supergraph))
    if errors:
        return CompositionResult(errors=errors)
    return CompositionResult(
        merged.supergraph,
        print_supergraph(merged.supergraph),
        print_api_schema(merged.supergraph),
        hints=merged.hints + hints,
    )


def _read_and_check(
    subgraphs: Iterable[Subgraph],
) -> tuple[tuple[SubgraphSchema, ...], dict[str, SubgraphFacts], tuple[Issue, ...]]:
    """Read and check each subgraph by itself. Facts are those of Federation 2 subgraphs, by name.

    One that cannot be read does not keep the others from being checked.
    """
    schemas: list[SubgraphSchema] = []
    facts: dict[str, SubgraphFacts] = {}
    errors: list[Issue] = [*_used_twice(subgraphs)]
    for subgraph in subgraphs:
        found = read_subgraph(subgraph)
        if not isinstance(found, SubgraphSchema):
            errors.extend(issue_of_problem(subgraph.name, problem) for problem in found)
            continue
        schemas.append(found)
        if not found.is_federation_1:
            facts[found.name] = facts_of(found)
            errors.extend(check_subgraph(found, facts[found.name]))
    return tuple(schemas), facts, tuple(errors)


def _used_twice(subgraphs: Iterable[Subgraph]) -> Iterator[Issue]:
    names = Counter(subgraph.name for subgraph in subgraphs)
    for name, count in names.items():
        if count > 1:
            message = f'{count} subgraphs are called "{name}"; each must have a name of its own.'
            yield CompositionCode.INVALID_SUBGRAPH_NAME.issue(message)
