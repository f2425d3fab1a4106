"""How issues are worded and placed."""

from router.composition.codes import CompositionCode, HintCode
from router.composition.issue import IssueLocation
from router.composition.merge.findings import Findings, listed
from router.schema.definition import EnumValue, Location

FINDINGS_ROW = {
    0: EnumValue("S", description="one", location=Location(3, 5)),
    1: None,
    2: EnumValue("S", description="two"),
}


def test_subgraphs_are_listed_as_people_do():
    """One, two, many."""
    findings = Findings(["a", "b", "c"])
    assert findings.subgraphs([0]) == 'subgraph "a"'
    assert findings.subgraphs([0, 2]) == 'subgraphs "a" and "c"'
    assert listed("type", ["A", "B", "C"]) == 'types "A", "B" and "C"'


def test_who_says_what_is_grouped():
    """Absent elements say nothing."""
    said = Findings("abc").who_says(FINDINGS_ROW, lambda value: value.description)
    assert said == 'one in subgraph "a", two in subgraph "c"'


def test_who_has_it_names_those_who_lack_it():
    """Both sides, or one where nobody lacks it."""
    assert Findings("abc").who_has(FINDINGS_ROW) == (
        'it is in subgraphs "a" and "c" but not in subgraph "b"'
    )
    assert Findings("abc").who_has({0: EnumValue("S")}) == 'it is in subgraph "a"'


def test_errors_and_hints_are_kept_apart():
    """Each with the places that are known."""
    findings = Findings("abc")
    findings.report(CompositionCode.NO_QUERIES, "none", "Query", FINDINGS_ROW)
    findings.report(HintCode.UNUSED_ENUM_TYPE, "unused")
    assert [issue.locations for issue in findings.errors] == [(IssueLocation("a", 3, 5),)]
    assert [issue.code for issue in findings.hints] == ["UNUSED_ENUM_TYPE"]
