"""Siblings: the other services of the same deployment, when they run in this very process.

Whoever runs several services in one process (`supergraph dev`, tests) has no sockets between them,
and hands each service the others' ASGI applications when it starts it, in the lifespan scope:

    scope["extensions"]["siblings"] = {"books": books_app, ...}

`SiblingsLayer` puts them into the application's state, where the clients of other services find
them (service_client.py). In a process of its own a service has no siblings, and calls over HTTP.
"""

from collections.abc import Mapping

from starlette.types import ASGIApp, Receive, Scope, Send

Siblings = Mapping[str, ASGIApp]
"""Applications by the name of their service."""


class SiblingsLayer:
    """ASGI middleware: passes everything on, and notes the siblings that a lifespan names."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            siblings: Siblings = (scope.get("extensions") or {}).get("siblings") or {}
            scope["app"].state.siblings = dict(siblings)
        await self._app(scope, receive, send)
