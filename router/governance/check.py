"""The whole check of a graph against what it was before: pure, from values to a report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graphql import GraphQLSchema

from router.composition.issue import Issue
from router.composition.result import CompositionResult
from router.schema.api_schema import build_schema_of
from router.schema.subgraph import Subgraph, SubgraphSchema
from router.schema.subgraph_reader import read_subgraph

from .change import Change
from .diff import GraphVersion, diff
from .locate import Locator
from .operations import (
    OperationFile,
    OperationProblem,
    RecordedOperation,
    check_operations,
    read_operations,
)
from .report import CheckReport, change_findings, composition_findings, operation_findings
from .usage import used_coordinates


@dataclass(frozen=True, slots=True)
class Base:
    """What a graph is compared with.

    label: what reports call it: a git ref or a file.
    subgraphs: where they are known, which they are not in a file.
    hints: what composition had to say of it; said again of the new graph it is not news.
    """

    label: str
    version: GraphVersion
    subgraphs: tuple[Subgraph, ...] = ()
    hints: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The graph that is checked. files: label of each subgraph's SDL."""

    config: str
    subgraphs: tuple[Subgraph, ...]
    files: Mapping[str, str]
    result: CompositionResult


def check_graph(
    head: Head, base: Base, files: Sequence[OperationFile] | None, *, unused_ok: bool
) -> CheckReport:
    """Compare two versions of a graph.

    files: recorded operations; None when there are none to be asked.
    unused_ok: breaking changes that no recorded operation uses do not fail the check.
    """
    result = head.result
    if result.supergraph is None:
        errors = tuple(composition_findings(result.errors, head.files))
        return CheckReport(head.config, base.label, composed=False, findings=errors)
    version = GraphVersion.of(result.supergraph)
    changes = _located(diff(base.version, version), head.subgraphs, base.subgraphs)
    old, new = build_schema_of(base.version.api), build_schema_of(version.api)
    operations, unreadable = read_operations(files or ())
    problems = (*unreadable, *check_operations(operations, old, new))
    users = _users(changes, _valid_before(operations, problems), old)
    excused = unused_ok and files is not None
    known = {(hint.code, hint.message) for hint in base.hints}
    news = tuple(hint for hint in result.hints if (hint.code, hint.message) not in known)
    return CheckReport(
        head.config,
        base.label,
        composed=True,
        findings=(
            *change_findings(changes, users, head.files, unused_ok=excused),
            *operation_findings(problems),
            *composition_findings(news, head.files),
        ),
        operations=None if files is None else len(operations),
    )


def _located(
    changes: Iterable[Change], now: Iterable[Subgraph], before: Iterable[Subgraph]
) -> tuple[Change, ...]:
    locator = Locator(_read(now), _read(before))
    return tuple(replace(item, location=locator.locate(item.coordinate)) for item in changes)


def _read(subgraphs: Iterable[Subgraph]) -> list[SubgraphSchema]:
    found = map(read_subgraph, subgraphs)
    return [schema for schema in found if isinstance(schema, SubgraphSchema)]


def _valid_before(
    operations: Iterable[RecordedOperation], problems: Iterable[OperationProblem]
) -> list[RecordedOperation]:
    """What uses a thing that never was there says nothing about what is used."""
    invalid = {
        id(problem.operation) for problem in problems if problem.operation and not problem.was_valid
    }
    return [operation for operation in operations if id(operation) not in invalid]


def _users(
    changes: Iterable[Change], operations: Iterable[RecordedOperation], old: GraphQLSchema
) -> dict[Change, tuple[RecordedOperation, ...]]:
    """The operations that feel each change."""
    used = [(operation, used_coordinates(operation, old)) for operation in operations]
    return {
        change: tuple(item for item, coordinates in used if coordinates & set(change.felt_through))
        for change in changes
    }
