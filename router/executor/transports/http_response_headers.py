"""The headers of an answer, as text only once somebody looks: few fetches ever do.

Decoding five headers costs a tenth of all the time that the pool spends on a request.
"""

from collections.abc import Sequence
from typing import overload


class ResponseHeaders(Sequence[tuple[str, str]]):
    """Pairs of name, in lower case, and value, in the order in which they came."""

    __slots__ = ("_decoded", "_raw")

    def __init__(self, raw: list[tuple[bytes, bytes]]) -> None:
        """raw: as they came; must not change any more."""
        self._raw = raw
        self._decoded: tuple[tuple[str, str], ...] | None = None

    def __len__(self) -> int:
        return len(self._raw)

    @overload
    def __getitem__(self, index: int) -> tuple[str, str]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[tuple[str, str]]: ...
    def __getitem__(self, index: int | slice) -> tuple[str, str] | Sequence[tuple[str, str]]:
        if self._decoded is None:
            self._decoded = tuple(
                (name.decode("latin-1").lower(), value.decode("latin-1"))
                for name, value in self._raw
            )
        return self._decoded[index]

    def __repr__(self) -> str:
        return repr(list(self))
