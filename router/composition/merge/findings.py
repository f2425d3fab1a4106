"""What a merge has to say: collects issues, names subgraphs, finds the places to point at."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Protocol, TypeVar

from router.composition.codes import CompositionCode, HintCode
from router.composition.issue import Issue, IssueLocation
from router.schema.definition import Location

from .row import Row, grouped, missing

H = TypeVar("H", bound=Hashable)


class Placed(Protocol):
    """Anything that may know where it was written."""

    @property
    def location(self) -> Location | None:
        """Its place in the SDL of its subgraph."""
        ...


P = TypeVar("P", bound=Placed)


class Findings:
    """Errors and hints of one merge, in the order in which they were found."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.errors: list[Issue] = []
        self.hints: list[Issue] = []

    def report(
        self,
        code: CompositionCode | HintCode,
        message: str,
        coordinate: str | None = None,
        row: Row[P] | None = None,
    ) -> None:
        """Note an issue; it points at the elements of `row`."""
        issue = self.issue(code, message, coordinate, row)
        (self.errors if isinstance(code, CompositionCode) else self.hints).append(issue)

    def issue(
        self,
        code: CompositionCode | HintCode,
        message: str,
        coordinate: str | None = None,
        row: Row[P] | None = None,
    ) -> Issue:
        """The issue alone, for rules that yield theirs."""
        return code.issue(message, self.places((row or {}).items()), coordinate)

    def report_difference(
        self,
        code: CompositionCode | HintCode,
        what: str,
        row: Row[P],
        describe: Callable[[P], H],
        coordinate: str | None = None,
    ) -> None:
        """Note that subgraphs disagree: `what` is followed by who says what."""
        self.report(code, f"{what}: {self.who_says(row, describe)}.", coordinate, row)

    def report_absence(
        self,
        code: CompositionCode | HintCode,
        what: str,
        row: Row[P],
        coordinate: str | None = None,
    ) -> None:
        """Note that only some subgraphs have an element."""
        self.report(code, f"{what}: {self.who_has(row)}.", coordinate, row)

    def who_says(self, row: Row[P], describe: Callable[[P], H]) -> str:
        """`"Int" in subgraph "a", "Int!" in subgraphs "b" and "c"`."""
        groups = grouped(row, describe)
        return ", ".join(f"{said} in {self.subgraphs(who)}" for said, who in groups.items())

    def who_has(self, row: Row[P]) -> str:
        """`it is in subgraph "a" but not in subgraph "b"`."""
        having = [index for index, element in row.items() if element is not None]
        text = f"it is in {self.subgraphs(having)}"
        lacking = missing(row)
        return f"{text} but not in {self.subgraphs(lacking)}" if lacking else text

    def subgraphs(self, indices: Iterable[int]) -> str:
        """`subgraph "a"`, `subgraphs "a", "b" and "c"`."""
        return listed("subgraph", [self.names[index] for index in indices])

    def places(self, elements: Iterable[tuple[int, Placed | None]]) -> tuple[IssueLocation, ...]:
        """Where elements stand, each in its subgraph."""
        return tuple(
            IssueLocation(self.names[index], element.location.line, element.location.column)
            for index, element in elements
            if element is not None and element.location is not None
        )


def listed(noun: str, names: Sequence[str]) -> str:
    """`type "A"`, `types "A" and "B"`; the noun takes an s for its plural."""
    quoted = [f'"{name}"' for name in names]
    if len(quoted) == 1:
        return f"{noun} {quoted[0]}"
    return f"{noun}s {', '.join(quoted[:-1])} and {quoted[-1]}"
