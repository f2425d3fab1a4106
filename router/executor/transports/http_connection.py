"""One kept-alive HTTP/1.1 connection to a subgraph: one exchange at a time, over and over.

In:   whole requests as bytes; whatever the peer sends and does.
Out:  a future per exchange, which gets the answer or a SubgraphError.
Decided here: an exchange that is given up in any way (time-out, cancellation, an answer that cannot
be read) costs the connection, because its answer could still come and be taken for the next one's.
For the same reason bytes that come while nothing is asked close it.
"""

import asyncio
from collections.abc import Callable
from math import inf
from typing import cast

from router.errors import SubgraphUnreachable

from .http_limits import HttpLimits
from .http_response_reader import ResponseReader, UnreadableAnswer
from .origin import Origin
from .transport import TransportResponse

_CLOCK_TICK_SECONDS = 0.001  # uvloop's clock counts milliseconds: a timer may seem to come early


class ClosedWithoutAnswer(SubgraphUnreachable):
    """The connection ended before a single byte of the answer came."""


class HttpConnection(asyncio.Protocol):
    """Made by `loop.create_connection`; whoever leases it calls `begin` and awaits the future.

    is_open: whether another exchange may begin, once the present one has ended.
    exchanges: how many have begun.
    idle_since: for the pool, in event-loop time.
    """

    __slots__ = (
        "_answer",
        "_deadline",
        "_loop",
        "_on_closed",
        "_on_lost",
        "_origin",
        "_reader",
        "_timeout_seconds",
        "_timer",
        "_timer_due",
        "_transport",
        "exchanges",
        "idle_since",
        "is_open",
    )

    _transport: asyncio.Transport

    def __init__(
        self,
        origin: Origin,
        limits: HttpLimits,
        on_closed: Callable[["HttpConnection"], None],
        on_lost: Callable[["HttpConnection"], None],
    ) -> None:
        """on_closed: called once, when `is_open` turns false. on_lost: when the socket is gone."""
        self._origin = origin
        self._on_closed = on_closed
        self._on_lost = on_lost
        self._reader = ResponseReader(limits)
        self._loop = asyncio.get_running_loop()
        self._answer: asyncio.Future[TransportResponse] | None = None
        self._deadline = inf
        self._timeout_seconds = inf
        self._timer: asyncio.TimerHandle | None = None
        self._timer_due = inf
        self.exchanges = 0
        self.idle_since = 0.0
        self.is_open = False

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still due, even if nobody waits for it any more."""
        return self._answer is not None

    def begin(
        self, request: bytes, deadline: float, timeout_seconds: float
    ) -> asyncio.Future[TransportResponse]:
        """Write a whole request; the future gets the answer.

        deadline: in event-loop time; timeout_seconds is only for the message.
        The future fails with SubgraphTimeout, ClosedWithoutAnswer or SubgraphUnreachable.
        """
        self.exchanges += 1
        self._answer = answer = self._loop.create_future()
        self._reader.begin()
        self._deadline = deadline
        self._timeout_seconds = timeout_seconds
        # One timer serves many exchanges: it is only set anew when it would ring too late, and
        # finds out for itself when it rang too early. Setting one each time costs a microsecond.
        if deadline < self._timer_due:
            self._set_timer(deadline)
        if self.is_open:
            self._transport.write(request)
        else:  # lost between its making, or its return from another lease, and now
            self._fail(self._broken(None))
        return answer

    def close(self) -> None:
        """Close when what is written has been sent."""
        if self._end():
            self._transport.close()

    def abort(self) -> None:
        """Close at once."""
        if self._end():
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the event loop."""
        self._transport = cast("asyncio.Transport", transport)
        self.is_open = True

    def data_received(self, data: bytes) -> None:
        """Called by the event loop."""
        if self._answer is None:
            self.abort()
            return
        try:
            if self._reader.feed(data):
                self._complete()
        except UnreadableAnswer as error:
            self._fail(self._origin.unreachable(str(error)))

    def eof_received(self) -> None:
        """Called by the event loop; the connection is lost right after."""
        if self._answer is not None:
            try:
                if self._reader.feed_eof():
                    self._complete()
            except UnreadableAnswer as error:
                self._fail(self._origin.unreachable(str(error)))
        else:
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the event loop, once, last."""
        self._end()
        if self._timer is not None:
            self._timer.cancel()
        if self._answer is not None:
            self._fail(self._broken(exc))
        self._on_lost(self)

    def _complete(self) -> None:
        response = self._reader.response()
        answer, self._answer = self._answer, None
        if self._transport.get_write_buffer_size():
            # A server that answers before it has read everything has something against the
            # request and may never read on: waiting to have it all sent could last for ever.
            self.abort()
        elif not self._reader.is_reusable:
            self.close()
        if answer is not None and not answer.done():
            answer.set_result(response)

    def _fail(self, error: Exception) -> None:
        answer, self._answer = self._answer, None
        self.abort()
        if answer is not None and not answer.done():
            answer.set_exception(error)
            # Marks it as seen: if the waiting task is cancelled in this very turn of the loop,
            # nobody will look, and that is no reason for a complaint in the log.
            answer.exception()

    def _end(self) -> bool:
        """Take note that no exchange can begin any more; say whether that is new."""
        was_open = self.is_open
        if was_open:
            self.is_open = False
            self._on_closed(self)
        return was_open

    def _broken(self, error: Exception | None) -> SubgraphUnreachable:
        how = "was reset" if isinstance(error, ConnectionError) else "was closed"
        if self._reader.started:
            return self._origin.unreachable(f"the connection {how} before the answer was whole")
        why = self._origin.unreachable(f"the connection {how} without an answer")
        return ClosedWithoutAnswer(why.subgraph, why.message)

    def _set_timer(self, when: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_at(when, self._on_timer)
        self._timer_due = when

    def _on_timer(self) -> None:
        self._timer, self._timer_due = None, inf
        if self._answer is None:
            return
        if self._deadline - self._loop.time() > _CLOCK_TICK_SECONDS:
            self._set_timer(self._deadline)
        else:
            self._fail(self._origin.timed_out(self._timeout_seconds))
