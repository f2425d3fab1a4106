"""A report as SARIF 2.1.0, for code scanning: a rule for each code, a result for each finding.

Code scanning wants every result at a place, so what has none is said to be at the top of the
supergraph.yaml.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from router.composition.code_meanings import ERROR_MEANINGS, HINT_MEANINGS

from .place import Place
from .report import CheckReport, Finding

VERSION = "2.1.0"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report_as_sarif(report: CheckReport) -> str:
    """One SARIF log with one run, indented, with a newline at its end."""
    codes = sorted({finding.code for finding in report.findings})
    index = {code: number for number, code in enumerate(codes)}
    nowhere = Place(report.config, 1, 1)
    run = {
        "tool": {"driver": {"name": "supergraph check", "rules": [_rule(code) for code in codes]}},
        "results": [_result(finding, index, nowhere) for finding in report.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": VERSION, "runs": [run]}, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    meaning = ERROR_MEANINGS.get(code) or HINT_MEANINGS.get(code)
    said = meaning or code.replace("_", " ").capitalize() + "."
    return {"id": code, "shortDescription": {"text": said}}


def _result(finding: Finding, index: Mapping[str, int], nowhere: Place) -> dict[str, Any]:
    text = finding.message
    if finding.severity is not None and finding.used_by:
        text += f" Used by {', '.join(finding.used_by)}."
    first, *others = finding.places or (nowhere,)
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": finding.level,
        "message": {"text": text},
        "locations": [_location(first)],
        "relatedLocations": [_location(place) for place in others],
    }


def _location(place: Place) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.file.replace("\\", "/"))},
            "region": {"startLine": place.line, "startColumn": place.column},
        }
    }
