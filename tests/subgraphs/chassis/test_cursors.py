"""Cursors go back to the list they came from, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subgraphs.chassis.connections import Paging
from subgraphs.chassis.cursors import Cursors
from subgraphs.chassis.errors import InvalidInputError

CURSORS = Cursors(b"secret")
POSITIONS = st.lists(st.text() | st.integers(-(2**60), 2**60), min_size=1, max_size=4).map(tuple)


@given(st.text(), st.text(), POSITIONS)
def test_a_cursor_comes_back_as_it_went(
    sort: str, scope: str, position: tuple[str | int, ...]
) -> None:
    """Whatever the values are."""
    assert CURSORS.open(sort, scope, CURSORS.seal(sort, scope, position)) == position


@given(POSITIONS, st.data())
def test_a_changed_cursor_is_refused(position: tuple[str | int, ...], data: st.DataObject) -> None:
    """No letter of it may be another, and none may be missing."""
    cursor = CURSORS.seal("TITLE", "", position)
    place = data.draw(st.integers(0, len(cursor) - 2))  # the last letter may carry unused bits
    letter = data.draw(st.sampled_from("abcXYZ019-_").filter(lambda each: each != cursor[place]))
    for wrong in (cursor[:place] + letter + cursor[place + 1 :], cursor[:place]):
        with pytest.raises(InvalidInputError):
            CURSORS.open("TITLE", "", wrong)


@given(st.text())
def test_any_text_is_refused_politely(text: str) -> None:
    """Nonsense is the caller's mistake, not ours."""
    with pytest.raises(InvalidInputError):
        CURSORS.open("TITLE", "", text)


def test_a_cursor_is_for_one_list() -> None:
    """Another sort, another filter, another secret: another list."""
    cursor = CURSORS.seal("TITLE", "filter", ("a", "bk_1"))
    for cursors, sort, scope in (
        (CURSORS, "PRICE", "filter"),
        (CURSORS, "TITLE", "other"),
        (Cursors(b"other"), "TITLE", "filter"),
    ):
        with pytest.raises(InvalidInputError):
            cursors.open(sort, scope, cursor)


def test_a_page_has_a_size() -> None:
    """Twenty unless told, from one to a hundred, forward or backward but not both."""
    paging = Paging(CURSORS)
    assert paging.request("TITLE").size == 20
    assert (paging.request("TITLE", last=100).size, paging.request("TITLE", last=1).backward) == (
        100,
        True,
    )
    cursor = CURSORS.seal("TITLE", "", ("a",))
    for wrong in (
        {"first": 0},
        {"last": 101},
        {"first": 1, "before": cursor},
        {"last": 1, "after": cursor},
        {"offset": 1, "after": cursor},
    ):
        with pytest.raises(InvalidInputError):
            paging.request("TITLE", **wrong)  # type: ignore[arg-type] -- that is the test
