"""E-mail addresses: one spelling, and nothing that no mail server takes."""

import pytest

from subgraphs.chassis.email_address import email_address
from subgraphs.chassis.errors import InvalidInputError


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Ada@Example.ORG", "ada@example.org"),
        (" ada.neu+books@mail.example.org ", "ada.neu+books@mail.example.org"),
    ],
)
def test_spellings_are_one(text: str, address: str) -> None:
    """Case and the spaces around it do not matter; the part behind a plus does."""
    assert email_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "", "ada", "ada@", "@example.org", "ada@localhost", "ada@-example.org", "ada@example..org",
        "ada neu@example.org", "ada@example.org\x00", "ada@exam\nple.org", "\u212aada@example.org",
        "a" * 65 + "@example.org", "ada@" + "a" * 64 + ".org", "ada@" + "a.b" * 90 + ".org",
        "\ud800@example.org",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    """Shape, length, control characters, and letters that only look like ASCII."""
    with pytest.raises(InvalidInputError):
        email_address(text)
