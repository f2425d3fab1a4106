"""The web application of a subgraph: /graphql, /health/live, /health/ready, and its start and end.

`create_service` is the same for all three; a subgraph's own `app.py` says what is its own in a
ServiceDefinition. The engine is made when the application starts, not when it is created; in dev
mode the start also migrates the database and seeds it when it is empty.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import HTTPConnection
from strawberry.fastapi import GraphQLRouter

from . import migrations
from .connections import Paging
from .context import RequestContext
from .cursors import Cursors
from .database import Database
from .errors import UnauthenticatedError
from .federation import SubgraphSchema
from .identity import Caller
from .keys import PublicKeys
from .service_client import ServiceClient
from .settings import ServiceSettings
from .siblings import SiblingsLayer
from .trust import verifier

logger = logging.getLogger(__name__)

# Seals cursors of a developer's own demo data; outside dev mode the settings demand a secret.
_DEV_CURSOR_SECRET = b"dev"


@dataclass(frozen=True, slots=True)
class ServiceDefinition:
    """What one subgraph tells the chassis about itself."""

    schema: SubgraphSchema
    migrations: Path
    make_context: Callable[[Caller, Database, Paging], RequestContext]
    seed: Callable[[Database], Awaitable[None]]
    """Fills an empty database with demo data; does nothing to one that is not empty."""
    clients: tuple[ServiceClient, ...] = ()
    """The other services that this one calls; connected from the start to the end."""


def create_service(
    definition: ServiceDefinition, settings: ServiceSettings, keys: PublicKeys | None = None
) -> FastAPI:
    """The application. `keys` verify all tokens in place of those that the settings name."""
    callers = verifier(settings, keys)
    secret = settings.cursor_secret.get_secret_value().encode() or _DEV_CURSOR_SECRET
    paging = Paging(Cursors(secret))
    app = FastAPI(
        title=settings.service, docs_url=None, redoc_url=None, openapi_url=None,
        lifespan=_lifespan(definition, settings),
    )  # fmt: skip

    async def context(connection: HTTPConnection) -> RequestContext:
        caller = callers.caller(connection.headers.get("authorization"))
        return definition.make_context(caller, connection.app.state.database, paging)

    graphql: GraphQLRouter[RequestContext, None] = GraphQLRouter(
        definition.schema,
        graphql_ide=None,
        allow_queries_via_get=False,
        context_getter=context,
        # nothing to subscribe to; a socket would outlive its token, and its loaders their answers
        subscription_protocols=[],
    )
    app.state.siblings = {}
    app.add_middleware(SiblingsLayer)
    app.include_router(graphql, prefix="/graphql")
    app.add_exception_handler(UnauthenticatedError, _unauthenticated)
    _add_health(app, definition)
    return app


def _lifespan(
    definition: ServiceDefinition, settings: ServiceSettings
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        database = Database(settings.database_url)
        app.state.database = database
        try:
            if settings.dev:
                await migrations.upgrade(database.engine, definition.migrations)
                await definition.seed(database)
            async with AsyncExitStack() as stack:
                for client in definition.clients:
                    await stack.enter_async_context(client.connected(app.state.siblings))
                yield
        finally:
            await database.dispose()

    return lifespan


def _add_health(app: FastAPI, definition: ServiceDefinition) -> None:
    @app.get("/health/live")
    async def live() -> dict[str, str]:
        return {"status": "live"}

    @app.get("/health/ready")
    async def ready(request: Request) -> JSONResponse:
        database: Database = request.app.state.database
        try:
            at_head = await migrations.is_at_head(database.engine, definition.migrations)
        except (SQLAlchemyError, OSError) as error:
            logger.warning("The database does not answer: %s", error)
            return JSONResponse({"status": "database unreachable"}, 503)
        if not at_head:
            return JSONResponse({"status": "migrations pending"}, 503)
        return JSONResponse({"status": "ready"})


async def _unauthenticated(_request: Request, error: Exception) -> Response:
    assert isinstance(error, UnauthenticatedError)
    body = {"errors": [{"message": error.message, "extensions": error.extensions}]}
    return JSONResponse(body, 401, headers={"WWW-Authenticate": "Bearer"})
