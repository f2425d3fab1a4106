"""Passwords: what is too easily guessed, and how the rest is kept."""

import asyncio
import threading
from typing import Any

import pytest
from argon2 import PasswordHasher

from subgraphs.users.password_rules import password_problems
from subgraphs.users.passwords import Passwords
from subgraphs.users.seed import DEMO_ACCOUNTS
from subgraphs.users.settings import UsersSettings

CHEAP: dict[str, Any] = {
    "argon2_time_cost": 1,
    "argon2_memory_kib": 8,
    "argon2_parallelism": 1,
}
NAMES = ("mary_s", "Mary Wollstonecraft Shelley", "frankenstein", "de")


def hasher(**changes: Any) -> Passwords:
    return Passwords(UsersSettings(dev=True, **{**CHEAP, **changes}))


@pytest.mark.parametrize(
    "password",
    [
        "elevenchars", "x1y2z3" * 34,
        "Password1234", "PASSWORD!!!!!!", "passwordpassword", "1234567890123", "qwertyuiop12",
        "iloveyou-2024", "aaaaaaaaaaaa", "abababababab", "121212121212",
        "letmeinletmein", "            ",
        "the mary_s book", "SHELLEY-was-here", "our Frankenstein", "wollstonecraft",
    ],
)  # fmt: skip
def test_what_is_easily_guessed_is_refused(password: str) -> None:
    """Too short, too long, well known or repeated, or one's own name."""
    assert [error.code for error in password_problems(password, NAMES)] == ["WEAK_PASSWORD"]


@pytest.mark.parametrize(
    "password",
    ["a ghost story by the lake", "twelve chars", "de la lune on y va", "пароль на двенадцать"],
)
def test_any_other_phrase_is_good(password: str) -> None:
    """No rule about capitals, digits or signs; and short names are in many words."""
    assert list(password_problems(password, NAMES)) == []


def test_the_demo_passwords_keep_the_rules() -> None:
    """They are as good as anybody's."""
    for account in DEMO_ACCOUNTS:
        assert account.password is not None
        assert (
            list(password_problems(account.password, (account.username, account.full_name))) == []
        )


async def test_a_hash_is_argon2id_with_its_own_salt() -> None:
    """Two hashes of one password differ, and both match it only."""
    passwords = hasher()
    one, two = [await passwords.hash("a ghost story") for _ in range(2)]
    assert one.startswith("$argon2id$v=19$m=8,t=1,p=1$")
    assert one != two
    for hashed in (one, two):
        assert await passwords.matches(hashed, "a ghost story")
        assert not await passwords.matches(hashed, "a ghost story ")


async def test_spellings_of_an_accent_are_one() -> None:
    """Keyboards send é as one character or as two."""
    passwords = hasher()
    assert await passwords.matches(await passwords.hash("caf\u00e9 au lait"), "cafe\u0301 au lait")


async def test_no_hash_matches_nothing() -> None:
    """Whatever is tried, the empty password too."""
    for password in ("", "a ghost story", "\x00", "\ud800"):
        assert not await hasher().matches(None, password)


async def test_other_parameters_are_noticed() -> None:
    """Each of them; the old hash still matches."""
    old = await hasher().hash("a ghost story")
    assert not hasher().is_outdated(old)
    for change in ({"argon2_time_cost": 2}, {"argon2_memory_kib": 16}):
        assert hasher(**change).is_outdated(old)
        assert await hasher(**change).matches(old, "a ghost story")


async def test_only_so_many_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A flood of log-ins waits; it does not eat the memory."""
    begun: list[Any] = []
    done = asyncio.Event()

    async def to_thread(work: Any, *_arguments: Any) -> bool:
        begun.append(work)
        await done.wait()
        return True

    monkeypatch.setattr(asyncio, "to_thread", to_thread)
    passwords = hasher(argon2_at_once=2)
    tries = [asyncio.create_task(passwords.matches(None, "a ghost story")) for _ in range(3)]
    for _ in range(10):
        await asyncio.sleep(0)
    assert len(begun) == 2
    done.set()
    assert await asyncio.gather(*tries) == [True] * 3


async def test_the_loop_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing and verifying are another thread's work."""
    threads: list[int] = []
    hash_, verify = PasswordHasher.hash, PasswordHasher.verify

    def noting(work: Any) -> Any:
        def run(*arguments: Any) -> Any:
            threads.append(threading.get_ident())
            return work(*arguments)

        return run

    monkeypatch.setattr(PasswordHasher, "hash", noting(hash_))
    monkeypatch.setattr(PasswordHasher, "verify", noting(verify))
    passwords = hasher()
    assert await passwords.matches(await passwords.hash("a ghost story"), "a ghost story")
    assert len(threads) == 2
    assert threading.get_ident() not in threads
