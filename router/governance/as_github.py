"""A report as workflow commands: GitHub shows them at the lines they are about.

Notes are left out: GitHub shows ten annotations of a kind in one step, and those are for trouble.
"""

from collections.abc import Iterator

from .report import CheckReport, Finding, FindingLevel

_COMMANDS = {FindingLevel.ERROR: "error", FindingLevel.WARNING: "warning"}


def report_as_github(report: CheckReport) -> str:
    """One command a line, errors first, then the summary as a notice."""
    lines = [
        _command(command, finding)
        for level, command in _COMMANDS.items()
        for finding in report.of_level(level)
    ]
    lines.append(f"::notice title=Schema check::{_data(report.summary)}")
    return "\n".join(lines) + "\n"


def _command(command: str, finding: Finding) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(finding))
    users = (
        f"\nUsed by {', '.join(finding.used_by)}." if finding.severity and finding.used_by else ""
    )
    return f"::{command} {properties}::{_data(finding.message + users)}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.places:
        place = finding.places[0]
        yield "file", place.file
        yield "line", str(place.line)
        yield "col", str(place.column)
    yield "title", finding.code


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
