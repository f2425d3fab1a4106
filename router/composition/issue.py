"""What composition has to say: errors that stop it and hints that do not, as values."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much an issue matters; everything but ERROR lets composition pass."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"
    DEBUG = "debug"


@dataclass(frozen=True, slots=True, order=True)
class IssueLocation:
    """A place in a subgraph's own SDL, both numbers from 1."""

    subgraph: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Issue:
    """One error or hint.

    code: as Apollo names it, so that it can be searched for.
    message: a sentence that names subgraphs and coordinates.
    coordinate: the element it is about ("Book.title"), when there is one.
    """

    code: str
    message: str
    level: Level = Level.ERROR
    locations: tuple[IssueLocation, ...] = ()
    coordinate: str | None = None
