"""What is wrong with one SDL text, in a form that belongs to no floor above.

Composition turns problems into its issues: it adds the name of the subgraph and the level.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .definition import Location

INVALID_GRAPHQL = "INVALID_GRAPHQL"


@dataclass(frozen=True, slots=True)
class SchemaProblem:
    """One problem.

    code: an error code of composition; this floor knows only those it can report itself.
    coordinate: the element it is about ("Book.title"), when there is one.
    """

    code: str
    message: str
    locations: tuple[Location, ...] = ()
    coordinate: str | None = None


def invalid_graphql(
    message: str, *locations: Location | None, coordinate: str | None = None
) -> SchemaProblem:
    """A plain GraphQL rule is broken; unknown locations are left out."""
    known = tuple(location for location in locations if location is not None)
    return SchemaProblem(INVALID_GRAPHQL, message, known, coordinate)


class UnreadableSchema(Exception):
    """Raised while an SDL is read, when what comes after would make no sense.

    The door of the reader catches it and returns its problems.
    """

    def __init__(self, problems: Iterable[SchemaProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))
