"""What people may write: any script, and nothing that only machines read."""

import pytest

from subgraphs.chassis.plain_text import is_line, is_prose


@pytest.mark.parametrize(
    "text", ["", "Ada", "Čapek & Söhne", "山田", "می‌خواهم", "👩‍🚀", "a\u00a0b"]
)
def test_any_script_is_text(text: str) -> None:
    """With its joiners and hard spaces."""
    assert is_line(text, 20)
    assert is_prose(text, 20)


@pytest.mark.parametrize(
    "text", ["\x00", "a\x1bb", "\x85", "\ud800", "\u202etxet", "\u2066a", "\u2028"]
)
def test_what_no_reader_wants_is_none(text: str) -> None:
    """Control characters, half a letter, marks that turn the rest round."""
    assert not is_line(text, 20)
    assert not is_prose(text, 20)


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\tb"])
def test_prose_has_lines(text: str) -> None:
    """A name has one."""
    assert not is_line(text, 20)
    assert is_prose(text, 20)


def test_the_length_is_in_characters() -> None:
    """At most that many."""
    assert is_line("ä" * 20, 20)
    assert not is_line("ä" * 21, 20)
    assert not is_prose("a\n" * 11, 20)
