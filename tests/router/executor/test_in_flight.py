"""Shared work: one outcome for all who wait, and an end when nobody does."""

import asyncio
import gc

import pytest

from router.executor.in_flight import InFlight


class Work:
    """Work that ends when the test says so; counts how often it was begun and given up."""

    def __init__(self):
        self.begun = self.given_up = 0
        self.outcome = asyncio.get_running_loop().create_future()

    async def __call__(self):
        self.begun += 1
        try:
            return await asyncio.shield(self.outcome)
        except asyncio.CancelledError:
            self.given_up += 1
            raise


async def turns(count=3):
    """Let everything that can go on go on."""
    for _ in range(count):
        await asyncio.sleep(0)


async def test_one_outcome_for_all_who_wait():
    """The work is begun once; all get the very same object."""
    flights, work = InFlight(), Work()
    waiting = [asyncio.create_task(flights.join("k", work)) for _ in range(50)]
    await turns()
    work.outcome.set_result(answer := object())
    assert all(it is answer for it in await asyncio.gather(*waiting))
    assert (work.begun, len(flights)) == (1, 0)


async def test_other_keys_are_other_work():
    """Nothing is shared by accident."""
    flights, first, second = InFlight(), Work(), Work()
    first.outcome.set_result(1)
    second.outcome.set_result(2)
    assert await asyncio.gather(flights.join("a", first), flights.join("b", second)) == [1, 2]


async def test_outcomes_are_not_kept():
    """Who comes after the end begins anew."""
    flights, work = InFlight(), Work()
    work.outcome.set_result(1)
    await flights.join("k", work)
    await flights.join("k", work)
    assert work.begun == 2


async def test_failure_is_for_all_and_not_kept():
    """One error, raised to each; the next try may succeed."""
    flights, work = InFlight(), Work()
    waiting = [asyncio.create_task(flights.join("k", work)) for _ in range(3)]
    await turns()
    work.outcome.set_exception(ValueError("no"))
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(it) for it in outcomes] == [ValueError] * 3
    better = Work()
    better.outcome.set_result("yes")
    assert await flights.join("k", better) == "yes"


async def test_who_began_may_leave():
    """The work goes on for the others."""
    flights, work = InFlight(), Work()
    first, second = (asyncio.create_task(flights.join("k", work)) for _ in range(2))
    await turns()
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    work.outcome.set_result(1)
    assert await second == 1
    assert (work.begun, work.given_up) == (1, 0)


async def test_waiters_have_deadlines_of_their_own():
    """One runs out of time, the other does not notice."""
    flights, work = InFlight(), Work()
    patient = asyncio.create_task(flights.join("k", work))
    await turns()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await flights.join("k", work)
    work.outcome.set_result(1)
    assert await patient == 1


async def test_nobody_left_ends_the_work():
    """What nobody waits for is cancelled, and cannot be joined any more."""
    flights, work = InFlight(), Work()
    waiting = [asyncio.create_task(flights.join("k", work)) for _ in range(3)]
    await turns()
    for it in waiting:
        it.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    again = Work()
    again.outcome.set_result(1)
    assert await flights.join("k", again) == 1
    assert (work.given_up, len(flights)) == (1, 0)


async def test_late_failure_of_cancelled_work_disturbs_nobody():
    """Work that ends with an error instead of a cancellation was still nobody's."""

    async def stubborn():
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            raise ValueError("closing failed") from None

    noticed = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, it: noticed.append(it))
    flights = InFlight()
    waiting = asyncio.create_task(flights.join("k", stubborn))
    await turns()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await turns()
    assert noticed == []


async def test_leaving_at_the_moment_of_failure_disturbs_nobody():
    """The error reaches a waiter that was cancelled in the same turn of the loop."""
    noticed = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, it: noticed.append(it))
    flights, work = InFlight(), Work()
    waiting = asyncio.create_task(flights.join("k", work))
    await turns()
    work.outcome.set_exception(ValueError("no"))
    await turns(1)
    waiting.cancel()
    with pytest.raises((asyncio.CancelledError, ValueError)):
        await waiting
    del waiting
    gc.collect()
    assert noticed == []
