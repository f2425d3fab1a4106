"""Which passwords are too easily guessed: short ones, well-known ones, and one's own names.

No rule about capitals or signs: they make passwords hard to remember and no harder to guess. A
password is compared with `common_passwords.txt` by its letters alone, once round if they repeat, so
that Password1234! and passwordpassword are known for what they are.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from .errors import WeakPasswordError

_MIN_LENGTH = 12
# Enough for any phrase; what is longer only costs us the reading.
_MAX_LENGTH = 200
_MIN_DISTINCT = 5
# Shorter parts of names, such as "de" or "ann", are in too many words to mean the person.
_MIN_NAME_LENGTH = 4

_PATH = ("input", "password")


def password_problems(password: str, names: Iterable[str]) -> Iterator[WeakPasswordError]:
    """Everything that is wrong with a password for somebody of these names."""
    if not _MIN_LENGTH <= len(password) <= _MAX_LENGTH:
        yield WeakPasswordError(
            f"A password is {_MIN_LENGTH} to {_MAX_LENGTH} characters long.", _PATH
        )
    elif _is_common(password):
        yield WeakPasswordError("This is one of the first passwords that are guessed.", _PATH)
    if any(name in password.casefold() for name in _parts(names)):
        yield WeakPasswordError("A password does not hold your own name.", _PATH)


def _is_common(password: str) -> bool:
    plain = password.casefold()
    letters = "".join(character for character in plain if character.isalpha())
    known = _common_passwords()
    return (
        len(set(plain)) < _MIN_DISTINCT
        or plain in known
        or _once_round(plain) in known
        or _once_round(letters) in known
    )


def _once_round(text: str) -> str:
    """The part that a text repeats, or the text."""
    return text[: (text + text).find(text, 1)] if text else text


def _parts(names: Iterable[str]) -> set[str]:
    """The names, and the words they are made of."""
    whole = {name.casefold() for name in names}
    words = {word for name in whole for word in _words(name)}
    return {part for part in whole | words if len(part) >= _MIN_NAME_LENGTH}


def _words(name: str) -> list[str]:
    return "".join(character if character.isalnum() else " " for character in name).split()


@cache
def _common_passwords() -> frozenset[str]:
    text = files(__package__).joinpath("common_passwords.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
