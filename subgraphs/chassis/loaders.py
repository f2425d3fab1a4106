"""Loaders: what one request asks for one by one, read many keys at a time.

Made per request, so nothing that one caller may see is kept for another. A loader reads through a
function from keys to a dictionary, where a missing key is missing: the caller says what that means.
"""

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from aiodataloader import DataLoader

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Arguments = TypeVar("Arguments", bound=Hashable)

ReadMany = Callable[[Sequence[Key]], Awaitable[Mapping[Key, Value]]]


class Loader(DataLoader[Key, Value | None], Generic[Key, Value]):
    """One read for all keys of a tick; None for a key without a value."""

    def __init__(self, read_many: ReadMany[Key, Value]) -> None:
        async def read(keys: list[Key]) -> list[Value | None]:
            found = await read_many(keys)
            return [found.get(key) for key in keys]

        super().__init__(read)


class LoaderGroup(Generic[Arguments, Key, Value]):
    """A loader for each set of a field's arguments, as in `reviews(first: 2)` of many books."""

    def __init__(self, make: Callable[[Arguments], ReadMany[Key, Value]]) -> None:
        self._make = make
        self._loaders: dict[Arguments, Loader[Key, Value]] = {}

    def of(self, arguments: Arguments) -> Loader[Key, Value]:
        """The loader that reads with these arguments."""
        if arguments not in self._loaders:
            self._loaders[arguments] = Loader(self._make(arguments))
        return self._loaders[arguments]
