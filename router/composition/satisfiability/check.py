"""The door of satisfiability."""

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.query_graph.graph import QueryGraph

from .walk import Walk, label_assignments


def check_satisfiability(graph: QueryGraph) -> tuple[tuple[Issue, ...], tuple[Issue, ...]]:
    """Errors and hints of one query graph; each coordinate is reported once."""
    try:
        return _walk_all(graph)
    except RecursionError:
        # The closure follows keys of keys, as deep as they are nested through types.
        message = (
            "The keys of the subgraphs depend on one another too deeply to find out whether every"
            " field can be reached."
        )
        return (CompositionCode.MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED.issue(message),), ()


def _walk_all(graph: QueryGraph) -> tuple[tuple[Issue, ...], tuple[Issue, ...]]:
    errors: dict[tuple[str, str | None], Issue] = {}
    hints: dict[str | None, Issue] = {}
    for labels in label_assignments(graph):
        walk = Walk(graph, labels)
        walk.run()
        for error in (*walk.errors, *walk.runtime_types.errors):
            errors.setdefault((error.code, error.coordinate), error)
        for hint in walk.runtime_types.hints:
            hints.setdefault(hint.coordinate, hint)
    return tuple(errors.values()), tuple(hints.values())
