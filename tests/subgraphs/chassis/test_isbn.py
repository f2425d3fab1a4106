"""ISBN: many spellings in, thirteen digits out, and no wrong digit passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subgraphs.chassis.errors import InvalidInputError
from subgraphs.chassis.isbn import demo_isbn13, isbn13, with_check_digit

TWELVE = st.tuples(
    st.sampled_from(["978", "979"]), st.text("0123456789", min_size=9, max_size=9)
).map("".join)


@given(TWELVE)
def test_the_check_digit_makes_it_valid(twelve: str) -> None:
    """What with_check_digit writes, isbn13 accepts."""
    assert isbn13(with_check_digit(twelve)) == with_check_digit(twelve)


@given(TWELVE, st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(twelve: str, place: int, change: int) -> None:
    """The check digit finds every single slip of the finger."""
    good = with_check_digit(twelve)
    wrong = good[:place] + str((int(good[place]) + change) % 10) + good[place + 1 :]
    with pytest.raises(InvalidInputError):
        isbn13(wrong)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("0-306-40615-2", "9780306406157"),
        ("978 0 306 40615 7", "9780306406157"),
        ("080442957x", "9780804429573"),
    ],
)
def test_spellings_are_one(text: str, digits: str) -> None:
    """Ten digits become thirteen; hyphens, spaces and a small x do not matter."""
    assert isbn13(text) == digits


@pytest.mark.parametrize(
    "text", ["", "978", "97803064061570", "977030640615X", "٩٧٨٠٣٠٦٤٠٦١٥٧", "0306406153"]
)
def test_what_is_no_isbn_is_refused(text: str) -> None:
    """Length, prefix, script and check digit."""
    with pytest.raises(InvalidInputError):
        isbn13(text)


def test_demo_books_have_numbers_that_are_nobodys() -> None:
    """All services know them from the book's number; no agency gives out 979-2."""
    assert demo_isbn13(36) == "9792000000364"
    numbers = [demo_isbn13(number) for number in range(1, 1_000)]
    assert [isbn13(number) for number in numbers] == numbers
    assert len(set(numbers)) == 999
