"""The whole check: what fails it, and what does not."""

from router.governance.report import CheckReport, FindingKind

OLD = "type Query { a: A } type A { x: ID y: ID }"
WITHOUT_X = "type Query { a: A } type A { y: ID }"
RENAMED = "type Query { a: B } type B { x: ID y: ID }"


def _told(report: CheckReport) -> list[tuple[str, str]]:
    return [(finding.level, finding.code) for finding in report.findings]


def test_nothing_changed(report_of):
    """Passed, and said in numbers."""
    report = report_of(OLD, OLD)

    assert (report.passed, report.findings, report.operations) == (True, (), None)
    assert report.summary == "Changes since main: 0 breaking, 0 dangerous, 0 safe."


def test_a_breaking_change_fails(report_of):
    """Whoever records no operations cannot know that nobody uses it."""
    report = report_of(OLD, WITHOUT_X)

    assert not report.passed
    assert _told(report) == [("error", "FIELD_REMOVED")]
    assert str(report.findings[0].places[0]) == "books.graphql:1"


def test_dangerous_and_safe_changes_pass(report_of):
    """They are told."""
    report = report_of(OLD, OLD.replace("y: ID", "y(in: ID): ID z: ID"))

    assert report.passed
    assert _told(report) == [("warning", "ARGUMENT_ADDED"), ("note", "FIELD_ADDED")]


def test_a_breaking_change_that_nobody_uses_passes_only_if_asked_for(report_of):
    """With --unused-ok it is a warning, and says why."""
    strict = report_of(OLD, WITHOUT_X, "{ a { y } }")
    lax = report_of(OLD, WITHOUT_X, "{ a { y } }", unused_ok=True)

    assert not strict.passed
    assert lax.passed
    assert _told(lax) == [("warning", "FIELD_REMOVED")]
    assert lax.findings[0].message.endswith("No recorded operation uses it.")
    assert lax.summary.endswith("1 operation checked, 0 would fail.")


def test_a_breaking_change_that_an_operation_uses_fails(report_of):
    """The change names the operation, and the operation is a finding of its own."""
    report = report_of(OLD, WITHOUT_X, "query Xs { a { x y } }", unused_ok=True)

    change, operation = report.findings
    assert (change.level, change.used_by) == ("error", ("Xs (web.graphql:1)",))
    assert (operation.level, operation.code) == ("error", "OPERATION_BROKEN")
    assert operation.message.startswith('The operation "Xs" would fail: Cannot query field')
    assert str(operation.places[0]) == "web.graphql:1"
    assert report.summary.endswith("1 operation checked, 1 would fail.")


def test_an_operation_may_feel_what_it_stays_valid_against(report_of):
    """A field that may be null now is still there, but the client may not expect it."""
    old = "type Query { a: ID! b: ID! }"
    new = "type Query { a: ID b: ID! }"

    felt = report_of(old, new, "query A { a }", unused_ok=True)
    assert (felt.passed, felt.findings[0].used_by) == (False, ("A (web.graphql:1)",))
    assert report_of(old, new, "query B { b }", unused_ok=True).passed


def test_a_type_that_gets_another_name(report_of):
    """Valid as long as the operation does not name it, but its objects are of another type."""
    report = report_of(OLD, RENAMED, "query A { a { x } }", unused_ok=True)

    assert not report.passed
    assert {finding.code for finding in report.of_kind(FindingKind.CHANGE)} == {
        "FIELD_TYPE_CHANGED", "TYPE_ADDED", "TYPE_REMOVED",
    }  # fmt: skip


def test_what_was_wrong_before_is_a_warning(report_of):
    """The change is not to blame, nor does such an operation use anything."""
    report = report_of(OLD, WITHOUT_X, "query Odd { a { x nothing } }", unused_ok=True)

    assert report.passed
    assert ("warning", "OPERATION_INVALID") in _told(report)
    assert not report.findings[0].used_by


def test_a_graph_that_does_not_compose_is_not_compared(report_of):
    """The errors of composition are all there is to say."""
    report = report_of(OLD, "type Query { a: Missing }")

    assert (report.passed, report.composed) == (False, False)
    assert _told(report) == [("error", "INVALID_GRAPHQL")]
    assert report.summary == "The subgraphs of supergraph.yaml do not compose: 1 error."


def test_only_new_hints_are_told(report_of):
    """What was there before is no news."""
    hinted = OLD.replace("y: ID", 'y: ID @federation__override(from: "gone")')

    assert _told(report_of(OLD, hinted)) == [("warning", "FROM_SUBGRAPH_DOES_NOT_EXIST")]
    assert _told(report_of(hinted, hinted)) == []
