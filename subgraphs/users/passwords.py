"""Passwords, kept as argon2id hashes.

Hashing is slow and takes memory, both on purpose. So it runs in a thread, where argon2 lets go of
the interpreter and the event loop goes on, and only so many run at once. A login that nobody has
costs the same: its password is verified too, against a hash that nothing matches.
"""

import asyncio
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from .settings import UsersSettings


class Passwords:
    """Hashes with the parameters of the settings, and verifies whatever was hashed before."""

    def __init__(self, settings: UsersSettings) -> None:
        self._hasher = PasswordHasher(
            time_cost=settings.argon2_time_cost,
            memory_cost=settings.argon2_memory_kib,
            parallelism=settings.argon2_parallelism,
        )
        self._slots = asyncio.Semaphore(settings.argon2_at_once)
        self._nobodys = _hash_without_password(self._hasher)

    async def hash(self, password: str) -> str:
        """A new hash, with a salt of its own; holds the parameters too."""
        async with self._slots:
            return await asyncio.to_thread(self._hasher.hash, _bytes(password))

    async def matches(self, password_hash: str | None, password: str) -> bool:
        """Whether this is the password; without a hash it is not, which takes as long to say."""
        async with self._slots:
            return await asyncio.to_thread(self._verify, password_hash or self._nobodys, password)

    def is_outdated(self, password_hash: str) -> bool:
        """Whether it was made with other parameters than those of today."""
        return self._hasher.check_needs_rehash(password_hash)

    def _verify(self, password_hash: str, password: str) -> bool:
        try:
            return self._hasher.verify(password_hash, _bytes(password))
        except VerifyMismatchError:
            return False


def _bytes(password: str) -> bytes:
    # Keyboards differ in how they send an accented letter; half a surrogate pair is a mismatch,
    # not a fault.
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def _hash_without_password(hasher: PasswordHasher) -> str:
    """A hash that takes as long to verify as any, and that no known password has: all zeros."""
    salt, digest = "A" * 22, "A" * 43
    return (
        f"$argon2id$v=19$m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
        f"${salt}${digest}"
    )
