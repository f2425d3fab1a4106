"""The lifespan of an ASGI app: start it, stop it (ASGI specification, "Lifespan Protocol").

In:   an app.
Out:  its started self, and the state it wants to find in each request.
Decided here: an app that raises before it has asked for the first lifespan event does not know the
protocol and needs no start; one that raises after that has failed to start.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any, TypeAlias

AsgiMessage: TypeAlias = MutableMapping[str, Any]
AsgiReceive: TypeAlias = Callable[[], Awaitable[AsgiMessage]]
AsgiSend: TypeAlias = Callable[[AsgiMessage], Awaitable[None]]
AsgiApp: TypeAlias = Callable[[AsgiMessage, AsgiReceive, AsgiSend], Awaitable[None]]

logger = logging.getLogger(__name__)


class StartFailed(Exception):
    """The app did not start; the text is a clause that says why."""


class AsgiLifespan:
    """Runs an app's lifespan in a task of its own, from `start` to `stop`.

    state: what the app left for its requests; each gets a shallow copy.
    siblings: other apps in this process, by name; the app finds them in its lifespan scope, under
        `scope["extensions"]["siblings"]`, and can call them without a socket.
    """

    def __init__(self, app: AsgiApp, siblings: Mapping[str, AsgiApp]) -> None:
        self._siblings = siblings
        self.state: dict[str, Any] = {}
        self._app = app
        self._events: asyncio.Queue[AsgiMessage] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self._asked = False
        self._started = asyncio.Event()
        self._stopped = asyncio.Event()
        self._failure = ""

    async def start(self) -> None:
        """Wait until the app has started. Raises StartFailed."""
        self._events.put_nowait({"type": "lifespan.startup"})
        self._task = asyncio.create_task(self._run(), name="asgi lifespan")
        try:
            await self._started.wait()
        except asyncio.CancelledError:
            self._task.cancel()
            raise
        if self._failure:
            self._task.cancel()
            await asyncio.wait({self._task})
            raise StartFailed(self._failure)

    async def stop(self) -> None:
        """Wait until the app has stopped; a failure to do so is logged."""
        if self._task is None:
            return
        self._events.put_nowait({"type": "lifespan.shutdown"})
        await self._stopped.wait()
        await self._task
        if self._failure:
            logger.warning("An app in this process did not shut down cleanly: %s", self._failure)

    async def _run(self) -> None:
        scope = {
            "type": "lifespan",
            "asgi": {"version": "3.0", "spec_version": "2.0"},
            "state": self.state,
            "extensions": {"siblings": dict(self._siblings)},
        }
        try:
            await self._app(scope, self._receive, self._send)
        except Exception as error:  # noqa: BLE001 -- the app is a caller's code, it may raise anything
            # What the app itself has said about its failure comes first: it is nearer the cause.
            if self._asked and not self._failure:
                self._failure = f"{type(error).__name__}: {error}"
        finally:
            self._started.set()
            self._stopped.set()

    async def _receive(self) -> AsgiMessage:
        self._asked = True
        return await self._events.get()

    async def _send(self, message: AsgiMessage) -> None:
        if message["type"].endswith(".failed"):
            self._failure = last_line(message.get("message", "")) or "it gave no reason"
        if message["type"].startswith("lifespan.startup."):
            self._started.set()
        else:
            self._stopped.set()


def last_line(text: str) -> str:
    """The last line that is not empty: of a traceback, which Starlette sends, the error itself."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""
