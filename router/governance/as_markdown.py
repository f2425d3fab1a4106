"""A report as a comment on a pull request: the verdict, then what it rests on.

Messages are text, not Markdown: pipes, stars and the like are escaped, and "@key" is put in code,
or the person of that name would be told.
"""

import re
from collections.abc import Iterable, Iterator

from .change import Severity
from .report import CheckReport, Finding, FindingKind

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#])")
_DIRECTIVE = re.compile(r"(@\w+)")
_TITLES = {
    Severity.BREAKING: "Breaking changes",
    Severity.DANGEROUS: "Dangerous changes",
    Severity.SAFE: "Safe changes",
}


def report_as_markdown(report: CheckReport) -> str:
    """GitHub's Markdown, with a newline at its end."""
    verdict = "passed" if report.passed else "failed"
    blocks = [f"## Schema check {verdict}", _text(report.summary)]
    blocks += _section("Composition", report.of_kind(FindingKind.COMPOSITION))
    blocks += _section("Operations", report.of_kind(FindingKind.OPERATION))
    for severity, title in _TITLES.items():
        section = _section(title, report.of_severity(severity))
        blocks += _folded(section) if severity is Severity.SAFE else section
    return "\n\n".join(blocks) + "\n"


def _section(title: str, findings: tuple[Finding, ...]) -> list[str]:
    if not findings:
        return []
    rows = ["| | Where | What |", "|---|---|---|", *map(_row, findings)]
    return [f"### {title} ({len(findings)})", "\n".join(rows)]


def _folded(section: Iterable[str]) -> Iterator[str]:
    for block in section:
        if block.startswith("### "):
            title = block.removeprefix("### ")
            yield f"<details>\n<summary>{title}</summary>"
        else:
            yield f"{block}\n\n</details>"


def _row(finding: Finding) -> str:
    place = str(finding.places[0]) if finding.places else finding.coordinate or ""
    message = _text(finding.message)
    if finding.severity is not None and finding.used_by:
        message += f"<br>Used by {_text(', '.join(finding.used_by))}."
    return f"| {finding.level} `{finding.code}` | {_text(place)} | {message} |"


def _text(text: str) -> str:
    """Text for one cell of a table, with nothing in it that Markdown would read."""
    lines = (line for line in text.splitlines() if line.strip())
    return "<br>".join(_escaped(line) for line in lines)


def _escaped(line: str) -> str:
    indent = "&nbsp;" * (len(line) - len(line.lstrip()))
    parts = _DIRECTIVE.split(line.strip())
    return indent + "".join(
        f"`{part}`" if number % 2 else _SPECIAL.sub(r"\\\1", part)
        for number, part in enumerate(parts)
    )
