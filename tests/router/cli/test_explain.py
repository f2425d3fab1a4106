"""`supergraph explain`: codes, for people and for machines."""

import json
from pathlib import Path

from router.composition.codes import CompositionCode, HintCode

PAGE = Path(__file__).parents[3] / "docs" / "errors.md"


def test_a_code_is_explained(run):
    """Meaning, example, the message for it, the mend; small letters will do."""
    ended = run("explain", "external_unused")

    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("EXTERNAL_UNUSED (error)\n\nAn @external field that nothing")
    assert "    # post.graphql\n    extend schema\n" in ended.out
    assert "    post.graphql:6:3: error[EXTERNAL_UNUSED]: " in ended.out
    assert '      postage: Int @requires(fields: "weight")\n' in ended.out


def test_a_code_of_both_kinds_is_explained_twice(run):
    """Whoever looks it up may have met either."""
    ended = run("explain", "CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS")

    assert "SUBGRAPHS (error)\n" in ended.out
    assert "SUBGRAPHS (hint, info)\n" in ended.out


def test_a_code_without_an_example_says_so(run):
    """It cannot be caused by subgraphs."""
    ended = run("explain", "UNSUPPORTED_LINKED_FEATURE")

    assert ended.code == 0
    assert "It is about loading a finished supergraph" in ended.out
    assert "Example" not in ended.out


def test_without_a_code_all_are_listed(run):
    """Errors, then hints."""
    lines = [line for line in run("explain").out.splitlines() if line.startswith("  ")]

    codes = [line.strip() for line in lines if not line.startswith("    ")]
    assert codes == [*CompositionCode, *HintCode]


def test_json_has_it_all(run):
    """A list, also for one code."""
    ended = run("explain", "NO_QUERIES", "--format", "json")

    (item,) = json.loads(ended.out)
    assert (item["code"], item["kind"], item["level"]) == ("NO_QUERIES", "error", "error")
    assert "type Query" not in item["example"]["books"]
    assert "type Query" in item["mended"]["books"]
    assert len(json.loads(run("explain", "--format", "json").out)) == len(
        [*CompositionCode, *HintCode]
    )


def test_markdown_is_the_page_of_the_documentation(run):
    """For all codes only."""
    assert run("explain", "--format", "markdown").out == PAGE.read_text("utf-8")
    ended = run("explain", "NO_QUERIES", "--format", "markdown")
    assert (ended.code, ended.out) == (3, "")


def test_an_unknown_code_is_refused_with_a_guess(run):
    """3: nothing could be explained."""
    ended = run("explain", "EXTERNAL_UNUSD")

    assert (ended.code, ended.out) == (3, "")
    assert ended.err == (
        'error: there is no code "EXTERNAL_UNUSD": did you mean "EXTERNAL_UNUSED"?\n'
    )
    assert run("explain", "x").err == (
        'error: there is no code "x"; `supergraph explain` lists all\n'
    )
