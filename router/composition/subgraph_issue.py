"""Issues about one subgraph: the message begins with its name, places are in its own SDL."""

from collections.abc import Iterable

from router.schema.definition import Location
from router.schema.schema_problem import SchemaProblem
from router.schema.subgraph import SubgraphSchema

from .codes import CompositionCode
from .issue import Issue, IssueLocation


def subgraph_issue(
    schema: SubgraphSchema,
    code: CompositionCode,
    message: str,
    *locations: Location | None,
    coordinate: str | None = None,
) -> Issue:
    """An error in one subgraph; unknown locations are left out."""
    return code.issue(f"[{schema.name}] {message}", _places(schema.name, locations), coordinate)


def issue_of_problem(subgraph: str, problem: SchemaProblem) -> Issue:
    """What the reader of schemas reports, as composition reports it."""
    shown = subgraph.encode("utf-8", "backslashreplace").decode()  # a bad name is still printed
    return CompositionCode(problem.code).issue(
        f"[{shown}] {problem.message}",
        _places(subgraph, problem.locations),
        problem.coordinate,
    )


def _places(subgraph: str, locations: Iterable[Location | None]) -> tuple[IssueLocation, ...]:
    return tuple(
        IssueLocation(subgraph, location.line, location.column)
        for location in locations
        if location is not None
    )
