"""The door of this floor: create_app() makes one ASGI application of an engine and settings.

In: an Engine (or none yet) and RouterSettings. Out: RouterApp, to be served alone or mounted in any
other ASGI application. Decided here: which path is answered by whom, and that whatever goes wrong
in a request ends as a GraphQL error with a code, its cause in the log.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import TypeAlias

from router.errors import ErrorCode, RequestError, RouterError

from .asgi import HttpResponse, Receive, Scope, Send, read_headers, send_response
from .engine_protocol import Engine
from .graphiql.pages import GraphiQLPages
from .graphql_http import response_of_error
from .health import liveness, readiness
from .media_types import MediaType, negotiate
from .pipeline import SAFE_METHODS, answer_graphql
from .settings import RouterSettings

logger = logging.getLogger(__name__)

Lifespan: TypeAlias = Callable[["RouterApp"], AbstractAsyncContextManager[None]]
"""Entered when the server starts, left when it stops: loads the graph, closes the transports."""


def create_app(
    engine: Engine | None, settings: RouterSettings, *, lifespan: Lifespan | None = None
) -> "RouterApp":
    """Make the ASGI application.

    engine: None when `lifespan` (or whoever mounts the app) sets `app.engine` later.
    lifespan: may raise RouterError, whose message then ends the start of the server.
    """
    return RouterApp(engine, settings, lifespan or (lambda _app: nullcontext()))


class RouterApp:
    """An ASGI 3 application. `engine` may be replaced at any time; running requests keep theirs."""

    def __init__(self, engine: Engine | None, settings: RouterSettings, lifespan: Lifespan) -> None:
        self.engine = engine
        self.settings = settings
        self._lifespan = lifespan
        self._pages = GraphiQLPages.of(settings.graphiql)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or follow the server's life."""
        match scope["type"]:
            case "http":
                response = await self._respond(scope, receive)
                if response is not None:
                    await send_response(send, response, with_body=scope["method"] != "HEAD")
            case "lifespan":
                await self._live(receive, send)
            case "websocket":
                await receive()
                await send({"type": "websocket.close", "code": 1000})

    async def _respond(self, scope: Scope, receive: Receive) -> HttpResponse | None:
        try:
            return await self._route(scope, receive)
        except RequestError as error:
            refusal = error
        except RecursionError:
            logger.warning("A request was nested too deeply to be answered", exc_info=True)
            refusal = RequestError.of(ErrorCode.BAD_REQUEST, "The request is nested too deeply.")
        except Exception:  # one of the two edges where broad is right (house style)
            logger.exception("A request failed")
            refusal = RequestError.of(
                ErrorCode.INTERNAL_SERVER_ERROR, "The router failed; see its log.", status=500
            )
        accept = read_headers(scope["headers"]).get("accept")
        return response_of_error(refusal, negotiate(accept) or MediaType.JSON)

    async def _route(self, scope: Scope, receive: Receive) -> HttpResponse | None:
        path: str = scope["path"].removeprefix(scope.get("root_path", ""))
        if path == "/graphql":
            limits, page = self.settings.limits, self._pages.page
            return await answer_graphql(self.engine, limits, page, scope, receive)
        if scope["method"] not in SAFE_METHODS:
            raise _not_found(path)
        if path == "/health/live":
            return liveness()
        if path == "/health/ready":
            return await readiness(self.engine)
        asset = await self._pages.asset(path, read_headers(scope["headers"]))
        if asset is None:
            raise _not_found(path)
        return asset

    async def _live(self, receive: Receive, send: Send) -> None:
        stage = "startup"
        await receive()
        try:
            async with self._lifespan(self):
                await send({"type": "lifespan.startup.complete"})
                stage = "shutdown"
                await receive()
        except RouterError as error:
            await send({"type": f"lifespan.{stage}.failed", "message": error.message})
        else:
            await send({"type": "lifespan.shutdown.complete"})


def _not_found(path: str) -> RequestError:
    return RequestError.of(
        ErrorCode.NOT_FOUND, f"There is nothing at {path}: GraphQL is at /graphql.", status=404
    )
