"""Every format, read back by what its readers rely on."""

import json
import re

import pytest

from router.governance.as_github import report_as_github
from router.governance.as_json import report_as_json
from router.governance.as_markdown import report_as_markdown
from router.governance.as_sarif import report_as_sarif
from router.governance.change import Severity
from router.governance.place import Place
from router.governance.report import CheckReport, Finding, FindingKind, FindingLevel

NASTY = 'A "@key | @requires" with `ticks`, 100%,\n  <b>two</b> lines & *stars*: it_is __bad__.'
BREAKING = Finding(
    FindingKind.CHANGE,
    FindingLevel.ERROR,
    "FIELD_REMOVED",
    NASTY,
    "A.b",
    Severity.BREAKING,
    (Place("sub graphs/a,b.graphql", 3, 5), Place("c.graphql", 1, 1)),
    ("Web (web.graphql:1)", "App (app.graphql:2)"),
)
SAFE = Finding(FindingKind.CHANGE, FindingLevel.NOTE, "FIELD_ADDED", "Added.", "A.c", Severity.SAFE)
HINT = Finding(FindingKind.COMPOSITION, FindingLevel.WARNING, "INCONSISTENT_ENTITY", "Hm.")
BROKEN = Finding(
    FindingKind.OPERATION,
    FindingLevel.ERROR,
    "OPERATION_BROKEN",
    "No.",
    places=(Place("web.graphql", 2, 1),),
    used_by=("Web (web.graphql:1)",),
)
REPORT = CheckReport("supergraph.yaml", "main", True, (BREAKING, SAFE, BROKEN, HINT), 2)
EMPTY = CheckReport("supergraph.yaml", "main", True)


def test_json_has_everything():
    """Under stable names; what is not there is null or empty."""
    document = json.loads(report_as_json(REPORT))

    assert (document["passed"], document["base"], document["operations"]) == (False, "main", 2)
    first, second, *_ = document["findings"]
    assert first == {
        "kind": "change", "level": "error", "severity": "breaking", "code": "FIELD_REMOVED",
        "message": NASTY, "coordinate": "A.b",
        "locations": [
            {"file": "sub graphs/a,b.graphql", "line": 3, "column": 5},
            {"file": "c.graphql", "line": 1, "column": 1},
        ],
        "usedBy": ["Web (web.graphql:1)", "App (app.graphql:2)"],
    }  # fmt: skip
    assert (second["locations"], second["usedBy"]) == ([], [])


def test_github_commands_are_one_a_line():
    """Escaped as the runner unescapes; errors first, no notes, then the summary."""
    lines = report_as_github(REPORT).splitlines()

    assert [line.split(" ")[0] for line in lines] == ["::error", "::error", "::warning", "::notice"]
    assert lines[0].startswith(
        "::error file=sub graphs/a%2Cb.graphql,line=3,col=5,title=FIELD_REMOVED::"
    )
    message = lines[0].split("::", 2)[2]
    unescaped = message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
    assert unescaped == f"{NASTY}\nUsed by Web (web.graphql:1), App (app.graphql:2)."
    assert lines[2] == "::warning title=INCONSISTENT_ENTITY::Hm."
    assert lines[3].endswith("::" + REPORT.summary)


def _rows(markdown: str) -> list[list[str]]:
    """The cells of all rows of tables, split as a reader of Markdown splits them."""
    rows = [line for line in markdown.splitlines() if line.startswith("|")]
    return [re.split(r"(?<!\\)\|", row)[1:-1] for row in rows]


def test_markdown_tables_hold_together():
    """Three cells in every row, whatever a message has in it."""
    rows = _rows(report_as_markdown(REPORT))

    assert {len(row) for row in rows} == {3}
    assert len(rows) == 4 * 2 + len(REPORT.findings)


def test_markdown_says_the_verdict_first():
    """Safe changes are folded away, and what is not there has no section."""
    lines = report_as_markdown(REPORT).splitlines()

    assert lines[0] == "## Schema check failed"
    assert lines[2].startswith("Changes since main: 1 breaking")
    assert "<summary>Safe changes (1)</summary>" in lines
    assert report_as_markdown(EMPTY).startswith("## Schema check passed\n")
    assert "###" not in report_as_markdown(EMPTY)


def test_markdown_calls_nobody_and_means_nothing_else():
    """Outside of code no mention, no tag, no emphasis; a new line stays one."""
    (row,) = [row for row in _rows(report_as_markdown(REPORT)) if "FIELD_REMOVED" in row[0]]
    outside = re.sub(r"(?<!\\)`[^`]*`", "", row[2])

    assert "@" not in outside
    assert "`@key`" in row[2]
    assert outside.count("<") == outside.count("<br>") + outside.count("\\<")
    assert not re.search(r"(?<!\\)[*_]", outside)
    assert "<br>&nbsp;&nbsp;\\<b\\>two" in row[2]
    assert row[2].rstrip().endswith("Used by Web (web.graphql:1), App (app.graphql:2).")


def test_sarif_has_what_its_specification_requires():
    """Version, driver, rules by index, and for every result a message, a level and a place."""
    log = json.loads(report_as_sarif(REPORT))

    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert [rule["id"] for rule in driver["rules"]] == sorted(
        {finding.code for finding in REPORT.findings}
    )
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    assert len(run["results"]) == len(REPORT.findings)
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note", "none")
        assert result["message"]["text"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1


def test_sarif_places_are_uris():
    """Relative, escaped; what has no place is at the top of the configuration."""
    results = json.loads(report_as_sarif(REPORT))["runs"][0]["results"]
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results
    ]

    assert uris == [
        "sub%20graphs/a%2Cb.graphql", "supergraph.yaml", "web.graphql", "supergraph.yaml",
    ]  # fmt: skip
    assert len(results[0]["relatedLocations"]) == 1


@pytest.mark.parametrize(
    "print_report", [report_as_json, report_as_github, report_as_markdown, report_as_sarif]
)
def test_every_format_ends_in_one_newline(print_report):
    """Also when there is nothing to tell."""
    for report in (REPORT, EMPTY):
        text = print_report(report)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
