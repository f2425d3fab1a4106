"""`supergraph check`: what a change of the subgraphs does to clients, from git alone.

The report is the result and goes to standard output, in every format.
"""

import argparse
import glob
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from router.config.yaml_document import read_text
from router.errors import ConfigurationError
from router.governance.as_github import report_as_github
from router.governance.as_json import report_as_json
from router.governance.as_markdown import report_as_markdown
from router.governance.as_sarif import report_as_sarif
from router.governance.base_schema import read_base_at, read_base_file
from router.governance.check import Base, Head, check_graph
from router.governance.git import GitTimeout
from router.governance.operations import OperationFile
from router.governance.report import CheckReport, Finding, FindingKind, FindingLevel

from .arguments import add_config
from .diagnostics import Place, Source, render
from .exit_code import ExitCode
from .graph_source import STDIN, Composition, compose_config, read_source

FORMATS: Mapping[str, Callable[[CheckReport], str]] = {
    "json": report_as_json,
    "github": report_as_github,
    "markdown": report_as_markdown,
    "sarif": report_as_sarif,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `supergraph check` takes."""
    add_config(parser)
    parser.add_argument(
        "--base",
        required=True,
        metavar="GIT_REF|FILE",
        help="what to compare with: a branch, tag or commit, or a file of supergraph or API SDL;"
        ' "-" is stdin',
    )
    parser.add_argument(
        "--operations",
        action="append",
        metavar="GLOB",
        help='files with operations of clients, as in "web/**/*.graphql"; may be given repeatedly',
    )
    parser.add_argument(
        "--unused-ok",
        action="store_true",
        help="pass breaking changes that no operation of --operations uses",
    )
    parser.add_argument(
        "--format",
        choices=("text", *FORMATS),
        default="text",
        help="what standard output gets (default: %(default)s)",
    )


def run(options: argparse.Namespace) -> ExitCode:
    """Check; BAD when the graph does not compose, or breaks what clients do."""
    if options.unused_ok and not options.operations:
        raise ConfigurationError("--unused-ok needs --operations: else nobody knows what is used")
    files = None if options.operations is None else _operation_files(options.operations)
    composition = compose_config(options.config)
    try:
        base = _base(options.base, options.config)
    except GitTimeout as error:
        sys.stderr.write(f"error: {error.message}\n")
        return ExitCode.TIMED_OUT
    report = check_graph(_head(composition), base, files, unused_ok=options.unused_ok)
    if report.operations == 0 and not report.of_kind(FindingKind.OPERATION):
        raise ConfigurationError(f"there is no operation in {', '.join(options.operations)}")
    if options.format == "text":
        sys.stdout.write("\n".join(_text(report, _sources(composition, files or ()))) + "\n")
    else:
        sys.stdout.write(FORMATS[options.format](report))
    return ExitCode.PASSED if report.passed else ExitCode.BAD


def _base(reference: str, config: Path) -> Base:
    if reference == STDIN or Path(reference).is_file():
        source = read_source(reference)
        return read_base_file(source.label, source.text)
    return read_base_at(reference, config, os.environ)


def _head(composition: Composition) -> Head:
    return Head(
        str(composition.config.path),
        tuple(loaded.subgraph for loaded in composition.subgraphs),
        {loaded.subgraph.name: loaded.label for loaded in composition.subgraphs},
        composition.result,
    )


def _operation_files(patterns: Sequence[str]) -> tuple[OperationFile, ...]:
    """The files of all patterns, each once. Raises ConfigurationError for a pattern of none."""
    found: dict[str, OperationFile] = {}
    for pattern in patterns:
        # The glob module, as Path.glob takes no absolute patterns.
        paths = sorted(path for path in glob.glob(pattern, recursive=True) if Path(path).is_file())  # noqa: PTH207
        if not paths:
            raise ConfigurationError(f'--operations: no file is called like "{pattern}"')
        for path in paths:
            found[path] = OperationFile(path, read_text(Path(path)))
    return tuple(found.values())


def _sources(composition: Composition, files: Sequence[OperationFile]) -> Mapping[str, Source]:
    """Texts by label, to show the lines that findings are about."""
    sources = {source.label: source for source in composition.sources.values()}
    return sources | {file.label: Source(file.label, file.text) for file in files}


def _text(report: CheckReport, sources: Mapping[str, Source]) -> Iterator[str]:
    """As a compiler: what is bad with its lines, the rest briefly, the verdict last."""
    for finding in report.findings:
        if finding.level is not FindingLevel.NOTE:
            yield from (_detailed(finding, sources), "")
    notes = report.of_level(FindingLevel.NOTE)
    if notes:
        yield from (_brief(finding) for finding in notes)
        yield ""
    yield report.summary
    yield "The check passed." if report.passed else "The check failed."


def _detailed(finding: Finding, sources: Mapping[str, Source]) -> str:
    places = [
        Place(sources.get(place.file, Source(place.file, "")), place.line, place.column)
        for place in finding.places
    ]
    severity = finding.severity or finding.level
    users = "".join(f"\n  used by {user}" for user in finding.used_by if finding.severity)
    return render(severity, finding.code, finding.message, places) + users


def _brief(finding: Finding) -> str:
    place = f"{finding.places[0]}: " if finding.places else ""
    return f"{place}{finding.severity or finding.level}[{finding.code}]: {finding.message}"
