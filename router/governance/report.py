"""What a check found, ready for every format: findings with a level, a place and who is affected.

In:   the outcome of composition, changes, problems of operations.
Out:  a CheckReport; whether it passed is decided here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from router.composition.issue import Issue, IssueLocation
from router.composition.issue import Level as IssueLevel

from .change import Change, Severity
from .operations import OperationProblem, RecordedOperation
from .place import Place


class FindingLevel(StrEnum):
    """How much a finding matters: an error fails the check."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class FindingKind(StrEnum):
    """What found it."""

    COMPOSITION = "composition"
    CHANGE = "change"
    OPERATION = "operation"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell.

    severity: of a change, else None.
    places: the first is the one to point at; there may be none.
    used_by: the operations that feel a change.
    """

    kind: FindingKind
    level: FindingLevel
    code: str
    message: str
    coordinate: str | None = None
    severity: Severity | None = None
    places: tuple[Place, ...] = ()
    used_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The result of one check.

    config: the supergraph.yaml that was checked. base: what it was compared with.
    operations: how many were checked; None when none were asked for.
    composed: whether there was a graph to compare at all.
    """

    config: str
    base: str
    composed: bool
    findings: tuple[Finding, ...] = ()
    operations: int | None = None

    @property
    def passed(self) -> bool:
        """Whether nothing that was found is an error."""
        return not self.of_level(FindingLevel.ERROR)

    def of_level(self, level: FindingLevel) -> tuple[Finding, ...]:
        """The findings of one level, in their order."""
        return tuple(finding for finding in self.findings if finding.level is level)

    def of_kind(self, kind: FindingKind) -> tuple[Finding, ...]:
        """The findings of one kind, in their order."""
        return tuple(finding for finding in self.findings if finding.kind is kind)

    def of_severity(self, severity: Severity) -> tuple[Finding, ...]:
        """The changes of one severity, in their order."""
        return tuple(finding for finding in self.findings if finding.severity is severity)

    @property
    def summary(self) -> str:
        """One sentence: what was found, in numbers."""
        if not self.composed:
            errors = len(self.of_level(FindingLevel.ERROR))
            return f"The subgraphs of {self.config} do not compose: {_count(errors, 'error')}."
        changes = ", ".join(
            f"{len(self.of_severity(severity))} {severity.value}" for severity in Severity
        )
        said = f"Changes since {self.base}: {changes}."
        if self.operations is None:
            return said
        failing = {
            finding.used_by
            for finding in self.of_kind(FindingKind.OPERATION)
            if finding.level is FindingLevel.ERROR
        }
        return f"{said} {_count(self.operations, 'operation')} checked, {len(failing)} would fail."


def composition_findings(issues: tuple[Issue, ...], files: Mapping[str, str]) -> Iterator[Finding]:
    """Findings for errors and hints. files: label of each subgraph's SDL."""
    levels = {
        IssueLevel.ERROR: FindingLevel.ERROR,
        IssueLevel.WARN: FindingLevel.WARNING,
        IssueLevel.INFO: FindingLevel.NOTE,
    }
    for issue in issues:
        if issue.level in levels:
            yield Finding(
                FindingKind.COMPOSITION,
                levels[issue.level],
                issue.code,
                issue.message,
                issue.coordinate,
                places=tuple(_places(issue.locations, files)),
            )


def change_findings(
    changes: tuple[Change, ...],
    users: Mapping[Change, tuple[RecordedOperation, ...]],
    files: Mapping[str, str],
    *,
    unused_ok: bool,
) -> Iterator[Finding]:
    """Findings for changes. unused_ok: a breaking change that no operation feels is no error."""
    for change in changes:
        used_by = users.get(change, ())
        level = {
            Severity.BREAKING: FindingLevel.ERROR,
            Severity.DANGEROUS: FindingLevel.WARNING,
            Severity.SAFE: FindingLevel.NOTE,
        }[change.severity]
        message = change.message
        if change.is_breaking and unused_ok and not used_by:
            level = FindingLevel.WARNING
            message = f"{message} No recorded operation uses it."
        places = tuple(_places((change.location,) if change.location else (), files))
        yield Finding(
            FindingKind.CHANGE,
            level,
            change.code,
            message,
            change.coordinate,
            change.severity,
            places,
            tuple(map(str, used_by)),
        )


def operation_findings(problems: tuple[OperationProblem, ...]) -> Iterator[Finding]:
    """Findings for operations. What was wrong before is only a warning."""
    for problem in problems:
        name = problem.operation.name if problem.operation is not None else None
        if problem.operation is None:
            code, message = "OPERATION_UNREADABLE", problem.message
        elif problem.was_valid:
            code = "OPERATION_BROKEN"
            message = f"{_operation(name)} would fail: {problem.message}"
        else:
            code = "OPERATION_INVALID"
            message = f"{_operation(name)} was not valid before either: {problem.message}"
        yield Finding(
            FindingKind.OPERATION,
            FindingLevel.ERROR if problem.was_valid else FindingLevel.WARNING,
            code,
            message,
            places=(problem.place,),
            used_by=(str(problem.operation),) if problem.operation is not None else (),
        )


def _operation(name: str | None) -> str:
    return f'The operation "{name}"' if name else "An operation without a name"


def _places(locations: tuple[IssueLocation, ...], files: Mapping[str, str]) -> Iterator[Place]:
    for at in locations:
        if at.subgraph in files:
            yield Place(files[at.subgraph], at.line, at.column)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
