"""Stop working for a client that went away.

ASGI tells of it only to who waits in receive(), and waiting beside the engine takes a second task:
4 us, a sixth of what uvicorn spends on a whole request. Nearly every request is answered long
before anybody could give it up, so a request only sets a timer (0.5 us), and the task is made for
those that are still running when it fires.

A query is cancelled, through the task that runs it. A mutation goes on: half of it may be done.
"""

import asyncio

from router.executor.request import GraphQLRequest, RequestContext
from router.executor.result import ExecutionResult

from .asgi import Receive
from .engine_protocol import Engine
from .request_body import ClientDisconnected

WATCH_AFTER_SECONDS = 0.1


async def respond_while_connected(
    engine: Engine,
    request: GraphQLRequest,
    context: RequestContext,
    receive: Receive,
    loop: asyncio.AbstractEventLoop,
) -> ExecutionResult:
    """Let the engine answer. Raises ClientDisconnected when it was stopped as nobody waits."""
    watch = _Watch(context, receive, loop)
    timer = loop.call_later(WATCH_AFTER_SECONDS, watch.start)
    try:
        return await engine.respond(request, context)
    except asyncio.CancelledError as cancelled:
        if watch.cancelled_request and watch.request_task.uncancel() == 0:
            raise ClientDisconnected from cancelled
        raise
    finally:
        timer.cancel()
        watch.stop()


class _Watch:
    """Waits for the client to go away, from the moment that it is started."""

    __slots__ = ("_context", "_loop", "_receive", "_watcher", "cancelled_request", "request_task")

    def __init__(
        self, context: RequestContext, receive: Receive, loop: asyncio.AbstractEventLoop
    ) -> None:
        task = asyncio.current_task(loop)
        assert task is not None
        self.request_task = task
        self.cancelled_request = False
        self._context = context
        self._receive = receive
        self._loop = loop
        self._watcher: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._watcher = self._loop.create_task(self._wait_for_disconnect())

    def stop(self) -> None:
        if self._watcher is not None:
            self._watcher.cancel()

    async def _wait_for_disconnect(self) -> None:
        # The request of a GET has a body too, an empty one that nobody has received yet.
        while (await self._receive())["type"] != "http.disconnect":
            pass
        if self._context.query_only or self._context.operation_type == "query":
            self.cancelled_request = True
            self.request_task.cancel()
