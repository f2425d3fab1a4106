"""The default Transport: our own pool of kept-alive HTTP/1.1 connections to one subgraph.

Why our own: a fetch is the most frequent thing a router does, and a general client costs ten times
the CPU of this one (python-stack measurements, decision 4). The pool does no work per idle socket.

The idea is a count of slots. A slot is the right to have one connection; at most `max_connections`
are taken. Each connection, idle or not, holds one. While anybody waits, all slots are taken and
nothing is idle: what becomes free goes straight to the longest waiter, so nobody can overtake.

    idle connection -> use it              (the one used last: the others may then grow old)
    free slot       -> connect
    neither         -> wait in line for a connection or for a slot

A request is written twice only if it is idempotent and its reused connection ended without a byte
of answer: the server closed it while the request was on its way. Anything else that fails, fails.
"""

import asyncio
import ssl
from collections import deque
from collections.abc import Mapping
from typing import TypeAlias

from .http_connect import default_ssl_context, open_connection
from .http_connection import ClosedWithoutAnswer, HttpConnection
from .http_limits import HttpLimits
from .http_request_head import RequestHead
from .origin import Origin
from .transport import TransportResponse

# What a waiter gets: a connection, or None for a slot to connect in.
_Turn: TypeAlias = HttpConnection | None


class HttpPool:
    """A Transport. Belongs to the event loop it is first used in."""

    def __init__(
        self,
        subgraph: str,
        url: str,
        *,
        limits: HttpLimits | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        """Nothing is opened yet. Raises ConfigurationError for a URL that cannot be used.

        ssl_context: for https; None checks certificates against the system's authorities.
        """
        self._origin = Origin.of(subgraph, url)
        self._limits = limits or HttpLimits()
        self._ssl_context = (ssl_context or default_ssl_context()) if self._origin.tls else None
        self._head = RequestHead(self._origin, self._limits)
        # In the order in which they became idle.
        self._idle: dict[HttpConnection, None] = {}
        self._waiters: deque[asyncio.Future[_Turn]] = deque()
        self._slots_taken = 0
        self._sockets: set[HttpConnection] = set()
        self._sweeper: asyncio.TimerHandle | None = None
        self._is_closing = False
        self._drained = asyncio.Event()

    async def send(
        self,
        body: bytes,
        headers: Mapping[str, str],
        *,
        timeout_seconds: float | None = None,
        idempotent: bool = False,
    ) -> TransportResponse:
        """See Transport.send."""
        most = self._limits.timeout_seconds
        timeout_seconds = most if timeout_seconds is None else min(timeout_seconds, most)
        request = self._head.request(body, headers)
        deadline = asyncio.get_running_loop().time() + timeout_seconds
        if self._idle:
            connection = self._idle.popitem()[0]
        else:
            connection = await self._wait_for_connection(deadline, timeout_seconds)
        try:
            return await connection.begin(request, deadline, timeout_seconds)
        except ClosedWithoutAnswer:
            if not idempotent or connection.exchanges == 1:
                raise
            # The dead connection's slot goes to the new one. Not to another idle one: when a
            # server restarts, all of them are dead.
            connection = await self._connect(deadline, timeout_seconds)
            return await connection.begin(request, deadline, timeout_seconds)
        finally:
            self._give_back(connection)

    async def close(self) -> None:
        """See Transport.close. Requests that wait for a connection still get one."""
        self._is_closing = True
        if self._sweeper is not None:
            self._sweeper.cancel()
            self._sweeper = None
        for connection in tuple(self._idle):
            connection.close()
        self._note_if_drained()
        await self._drained.wait()

    async def _wait_for_connection(self, deadline: float, timeout_seconds: float) -> HttpConnection:
        if self._is_closing:
            raise self._origin.unreachable("its transport is closed")
        if self._slots_taken < self._limits.max_connections:
            self._slots_taken += 1
            turn = None
        else:
            turn = await self._wait_for_turn(deadline, timeout_seconds)
        if turn is not None and turn.is_open:
            return turn
        try:
            connection = await self._connect(deadline, timeout_seconds)
        except BaseException:
            self._free_slot()
            raise
        return connection

    async def _wait_for_turn(self, deadline: float, timeout_seconds: float) -> _Turn:
        """Wait in line for a slot, with or without an open connection in it."""
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[_Turn] = loop.create_future()
        self._waiters.append(waiter)
        timer = loop.call_at(deadline, self._end_waiting, waiter, timeout_seconds)
        try:
            return await waiter
        except asyncio.CancelledError:
            # The turn came and the cancellation overtook it: the next in line gets it.
            if not waiter.cancelled() and waiter.exception() is None:
                self._pass_on(waiter.result())
            raise
        finally:
            timer.cancel()

    def _end_waiting(self, waiter: asyncio.Future[_Turn], timeout_seconds: float) -> None:
        if not waiter.done():
            self._waiters.remove(waiter)
            waiter.set_exception(self._origin.timed_out(timeout_seconds))

    async def _connect(self, deadline: float, timeout_seconds: float) -> HttpConnection:
        """Open a connection in a slot that the caller holds, and keeps if this fails."""
        connection = HttpConnection(
            self._origin, self._limits, self._on_connection_closed, self._on_connection_lost
        )
        self._sockets.add(connection)
        try:
            await open_connection(
                connection,
                self._origin,
                self._limits,
                self._ssl_context,
                deadline=deadline,
                timeout_seconds=timeout_seconds,
            )
        except BaseException:
            self._sockets.discard(connection)
            raise
        return connection

    def _give_back(self, connection: HttpConnection) -> None:
        """An exchange has ended, well or not."""
        if connection.is_busy:
            connection.abort()
        self._pass_on(connection if connection.is_open else None)

    def _pass_on(self, turn: _Turn) -> None:
        """Find a use for a slot, with or without an open connection in it: waiters come first."""
        while self._waiters:
            waiter = self._waiters.popleft()
            if not waiter.done():
                waiter.set_result(turn)
                return
        if turn is None or not turn.is_open:
            self._free_slot()
        elif self._is_closing or len(self._idle) >= self._limits.max_idle_connections:
            turn.close()
            self._free_slot()
        else:
            self._keep(turn)

    def _free_slot(self) -> None:
        if self._waiters:
            self._pass_on(None)
            return
        self._slots_taken -= 1
        self._note_if_drained()

    def _keep(self, connection: HttpConnection) -> None:
        loop = asyncio.get_running_loop()
        connection.idle_since = loop.time()
        self._idle[connection] = None
        if self._sweeper is None:
            self._sweeper = loop.call_later(self._limits.idle_seconds, self._sweep)

    def _sweep(self) -> None:
        """Close what has been idle too long; the oldest are first, so stop at the first young."""
        self._sweeper = None
        loop = asyncio.get_running_loop()
        while self._idle:
            oldest = next(iter(self._idle))
            due = oldest.idle_since + self._limits.idle_seconds
            if due > loop.time():
                self._sweeper = loop.call_at(due, self._sweep)
                return
            oldest.close()

    def _on_connection_closed(self, connection: HttpConnection) -> None:
        """A connection can carry no more; if it was idle, nobody else will free its slot."""
        if connection in self._idle:
            del self._idle[connection]
            self._free_slot()

    def _on_connection_lost(self, connection: HttpConnection) -> None:
        self._sockets.discard(connection)
        self._note_if_drained()

    def _note_if_drained(self) -> None:
        if self._is_closing and not self._slots_taken and not self._sockets:
            self._drained.set()
