"""A report as JSON, for machines: all that is known, under stable names."""

import json
from typing import Any

from .report import CheckReport, Finding


def report_as_json(report: CheckReport) -> str:
    """One JSON object, indented, with a newline at its end."""
    document = {
        "passed": report.passed,
        "composed": report.composed,
        "config": report.config,
        "base": report.base,
        "operations": report.operations,
        "summary": report.summary,
        "findings": [_finding(finding) for finding in report.findings],
    }
    return json.dumps(document, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "level": finding.level,
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
        "coordinate": finding.coordinate,
        "locations": [
            {"file": place.file, "line": place.line, "column": place.column}
            for place in finding.places
        ],
        "usedBy": list(finding.used_by),
    }
