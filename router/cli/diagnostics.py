"""Findings as a compiler prints them: place, code, message, the line itself with a caret.

In:   findings with the texts they are about. Out: text for standard error.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from router.composition.issue import Issue, Level


@dataclass(frozen=True, slots=True)
class Source:
    """A text that was read. label: what to call it: a path, if it has one."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a source, both numbers from 1."""

    source: Source
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.source.label}:{self.line}:{self.column}"


def render(severity: str, code: str | None, message: str, places: Iterable[Place]) -> str:
    """One finding; the first place stands before the message, the others below it."""
    kind = f"{severity}[{code}]" if code else severity
    lines: list[str] = []
    for place in places:
        head = f"  and {place}" if lines else f"{place}: {kind}: {message}"
        lines += [head, *_excerpt(place)]
    return "\n".join(lines or [f"{kind}: {message}"])


def render_issues(issues: Iterable[Issue], sources: Mapping[str, Source]) -> Iterator[str]:
    """Issues of composition. sources: by name of the subgraph."""
    for issue in issues:
        places = (
            Place(sources[at.subgraph], at.line, at.column)
            for at in issue.locations
            if at.subgraph in sources
        )
        severity = "error" if issue.level is Level.ERROR else "hint"
        yield render(severity, issue.code, issue.message, places)


def count(number: int, what: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def _excerpt(place: Place) -> Iterator[str]:
    """The line with a caret below. Tabs stay, so that the caret stands where the reader sees it."""
    lines = place.source.text.splitlines()
    if not 0 < place.line <= len(lines):
        return
    line = lines[place.line - 1].rstrip()
    gutter = f"{place.line:>5} | "
    before = line[: place.column - 1]
    yield gutter + line
    indent = "".join("\t" if character == "\t" else " " for character in before)
    yield f"{'':>5} | {indent}^"
