"""Ids: one text for one UUID, sorted by time, of one kind."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subgraphs.chassis.errors import InvalidInputError
from subgraphs.chassis.ids import demo_id, id_to_uuid, is_id, new_id, uuid_to_id

PREFIXES = st.sampled_from(["bk", "au", "ca", "rv", "or", "us"])
UUIDS = st.uuids()


@given(PREFIXES, UUIDS)
def test_an_id_is_its_uuid(prefix: str, value: uuid.UUID) -> None:
    """Text and UUID are two forms of one thing."""
    assert id_to_uuid(prefix, uuid_to_id(prefix, value)) == value


@given(UUIDS, UUIDS)
def test_ids_sort_as_their_uuids(one: uuid.UUID, two: uuid.UUID) -> None:
    """So a page by id is the same in Python, SQLite and PostgreSQL."""
    assert (uuid_to_id("bk", one) < uuid_to_id("bk", two)) == (one < two)


def test_new_ids_sort_by_creation() -> None:
    """Even those made within a millisecond."""
    made = [new_id("bk") for _ in range(5_000)]
    assert made == sorted(set(made))


def test_new_ids_are_uuids_of_version_seven() -> None:
    """RFC 9562; other tools read the time from them."""
    assert {id_to_uuid("bk", make).version for make in (new_id("bk"), demo_id("bk", 1))} == {7}


@given(PREFIXES, st.integers(1, 10**9))
def test_demo_ids_are_known_beforehand(prefix: str, number: int) -> None:
    """Always the same, in the order of their numbers, before all ids of a running service."""
    assert demo_id(prefix, number) == demo_id(prefix, number)
    assert demo_id(prefix, number) < demo_id(prefix, number + 1) < new_id(prefix)


def test_demo_ids_stay() -> None:
    """Recorded operations and other services hold them."""
    assert demo_id("us", 1) == "us_01jgfjjz01e00a9ejqmvew9x6x"


GOOD = demo_id("bk", 1)


@pytest.mark.parametrize(
    "text",
    ["", "bk_", "us" + GOOD[2:], GOOD[:-1], GOOD + "0", GOOD.upper(), GOOD.replace("bk_", "bk-"),
     GOOD[:-1] + "u", "bk_8" + GOOD[4:], "bk_" + "é" * 26, f" {GOOD}"],
)  # fmt: skip
def test_other_texts_are_refused(text: str) -> None:
    """Another kind, a wrong length, letter or case, more than 128 bits."""
    assert is_id("bk", GOOD)
    with pytest.raises(InvalidInputError):
        id_to_uuid("bk", text)
