"""`supergraph dev`: everything in one process, for developing; no ports but the router's.

Subgraphs that name an `app` run here, on whatever their factories choose (embedded stores, demo
data); the others are reached at their routing_url. When supergraph.yaml or a schema file changes,
the graph is composed again and swapped in; one that does not compose is reported, and the graph
before goes on answering.
"""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from router.config.subgraph_sources import watched_files
from router.config.supergraph_yaml import SupergraphConfig
from router.engine.router import Router
from router.errors import RouterError
from router.server.app import RouterApp, create_app
from router.server.serve import bind, serve

from .arguments import add_config
from .dev_apps import DevApps
from .exit_code import ExitCode
from .file_watch import FileWatch
from .graph_source import Composition, compose_config, report_composition
from .serve import add_server, configure_logging, keep_what_is_there, settings_of

LOOK_SECONDS = 0.3
"""How often files are looked at: soon enough for whoever saves one and turns to the browser."""

ROUTER_CONFIG = Path("router.yaml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `supergraph dev` takes."""
    add_config(parser)
    add_server(parser)


def run(options: argparse.Namespace) -> ExitCode:
    """Run until SIGTERM or SIGINT; BAD when the subgraphs do not compose to begin with."""
    router_config = options.router_config or (ROUTER_CONFIG if ROUTER_CONFIG.exists() else None)
    settings = settings_of(options, router_config)
    configure_logging()
    with bind(settings.listen) as listening:
        composition = compose_config(options.config)
        report_composition(composition)
        apps = DevApps()
        router = _router(composition, apps)
        if router is None:
            return ExitCode.BAD
        graph = DevGraph(options.config, apps, FileWatch(watched_files(composition.config)))
        app = create_app(router, settings, lifespan=_developing(graph))
        keep_what_is_there()
        serve(app, listening, on_started=lambda url: _welcome(url, composition.config, apps))
    return ExitCode.PASSED


class DevGraph:
    """Composes again when files have changed."""

    def __init__(self, path: Path, apps: DevApps, watch: FileWatch) -> None:
        self.apps = apps
        self._path = path
        self._watch = watch

    async def next_router(self) -> Router | None:
        """A router for the changed files; None when nothing has changed, or it does not compose."""
        if not self._watch.changed():
            return None
        try:
            # In a thread: requests go on, and introspection runs an event loop of its own.
            composition = await asyncio.to_thread(compose_config, self._path)
            self._watch.follow(watched_files(composition.config))
            report_composition(composition)
            router = _router(composition, self.apps)
        except RouterError as error:
            sys.stderr.write(f"error: {error.message}\n")
            router = None
        sys.stderr.write(
            "Composed again.\n" if router else "The graph before goes on being served.\n"
        )
        return router


def _router(composition: Composition, apps: DevApps) -> Router | None:
    """None when the subgraphs do not compose. Raises ConfigurationError for an app."""
    supergraph = composition.result.supergraph
    return Router(supergraph, apps.transports(composition.config)) if supergraph else None


def _developing(graph: DevGraph) -> Callable[[RouterApp], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: RouterApp) -> AsyncIterator[None]:
        try:
            await graph.apps.open()
            following = asyncio.create_task(_follow(graph, app), name="recompose on change")
            try:
                yield
            finally:
                following.cancel()
                await asyncio.wait({following})
        finally:
            if isinstance(app.engine, Router):
                await app.engine.close()
            await graph.apps.close()

    return lifespan


async def _follow(graph: DevGraph, app: RouterApp) -> None:
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        router = await graph.next_router()
        if router is not None:
            before, app.engine = app.engine, router
            if isinstance(before, Router):
                await before.close()


def _welcome(url: str, config: SupergraphConfig, apps: DevApps) -> None:
    """Where to go now."""
    here = [subgraph.name for subgraph in config.subgraphs if subgraph.app is not None]
    lines = [f"Router and GraphiQL: {url}"]
    if here:
        lines.append(f"In this process: {', '.join(here)}")
    lines += [
        f"{subgraph.name}: {subgraph.routing_url}"
        for subgraph in config.subgraphs
        if subgraph.app is None
    ]
    lines += apps.notes
    lines.append("Composes again when a schema file changes; Ctrl-C stops.")
    sys.stderr.write("\n".join(lines) + "\n")
