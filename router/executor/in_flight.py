"""Identical work under way is done once: who comes later waits for the same outcome.

In:   a key that says all the work depends on, and how to begin the work.
Out:  its outcome, or its error, to all who asked for it while it was under way. Nothing is kept.
Decides: how long the work goes on. It belongs to nobody who waits: each may be cancelled or run out
of time by itself, and only with the last of them does the work end.

Whoever builds a key decides who may see whose answer; there is no other safeguard here.
"""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class _Flight(Generic[V]):
    """One piece of work, and those who wait for it."""

    __slots__ = ("task", "waiters")

    def __init__(self) -> None:
        self.task: asyncio.Task[None] | None = None
        self.waiters: set[asyncio.Future[V]] = set()


class InFlight(Generic[K, V]):
    """Work under way, by key. Belongs to one event loop at a time."""

    def __init__(self) -> None:
        self._flights: dict[K, _Flight[V]] = {}

    def __len__(self) -> int:
        return len(self._flights)

    async def join(self, key: K, begin: Callable[[], Coroutine[Any, Any, V]]) -> V:
        """The outcome of the work called `key`; begun here unless it is under way already.

        The outcome is one object for all who wait, so it must never be changed. An error is raised
        to all of them as well; whoever asks after that begins anew.
        """
        loop = asyncio.get_running_loop()
        flight = self._flights.get(key)
        if flight is None:
            flight = self._flights[key] = _Flight()
            flight.task = loop.create_task(self._fly(key, flight, begin))
        waiter: asyncio.Future[V] = loop.create_future()
        flight.waiters.add(waiter)
        try:
            return await waiter
        except asyncio.CancelledError:
            flight.waiters.discard(waiter)
            if not waiter.cancelled():
                waiter.exception()  # It came too late: seen, or asyncio would complain of it.
            if not flight.waiters and flight.task is not None:
                # At once and not when it has ended: nobody may join what is being cancelled.
                self._forget(key, flight)
                flight.task.cancel()
            raise

    async def _fly(
        self, key: K, flight: _Flight[V], begin: Callable[[], Coroutine[Any, Any, V]]
    ) -> None:
        # The waiters are told from here and not by the end of the task: that would cost each
        # of them two turns of the loop more.
        try:
            outcome = await begin()
        except asyncio.CancelledError:
            self._forget(key, flight)
            for waiter in flight.waiters:
                waiter.cancel()
            raise
        except Exception as error:  # noqa: BLE001 -- raised to each who waits
            self._forget(key, flight)
            for waiter in flight.waiters:
                if not waiter.done():
                    waiter.set_exception(error)
        else:
            self._forget(key, flight)
            for waiter in flight.waiters:
                if not waiter.done():
                    waiter.set_result(outcome)

    def _forget(self, key: K, flight: _Flight[V]) -> None:
        if self._flights.get(key) is flight:
            del self._flights[key]
