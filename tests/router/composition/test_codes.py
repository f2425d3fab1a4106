"""Every code has a level and a meaning, and nothing else has."""

import pytest

from router.composition.code_meanings import ERROR_MEANINGS, HINT_MEANINGS
from router.composition.codes import CompositionCode, HintCode
from router.composition.issue import Issue, Level


def test_every_error_code_has_a_meaning():
    """And every meaning a code."""
    assert set(ERROR_MEANINGS) == {str(code) for code in CompositionCode}


def test_every_hint_code_has_a_meaning():
    """And every meaning a code."""
    assert set(HINT_MEANINGS) == {str(code) for code in HintCode}


def test_a_meaning_is_one_sentence():
    """Short enough for a list of all codes."""
    for meaning in [*ERROR_MEANINGS.values(), *HINT_MEANINGS.values()]:
        assert meaning.endswith(".")
        assert len(meaning) < 100


@pytest.mark.parametrize(
    ("code", "level"),
    [
        (CompositionCode.NO_QUERIES, Level.ERROR),
        (HintCode.INCONSISTENT_DESCRIPTION, Level.WARN),
        (HintCode.OVERRIDE_MIGRATION_IN_PROGRESS, Level.INFO),
        (HintCode.UNUSED_ENUM_TYPE, Level.DEBUG),
    ],
)
def test_an_issue_has_the_level_of_its_code(code: CompositionCode | HintCode, level: Level):
    """And the code as plain text."""
    assert code.issue("Why.", coordinate="Book") == Issue(str(code), "Why.", level, (), "Book")
