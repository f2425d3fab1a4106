"""`supergraph serve`: the router, in the foreground, its subgraphs reached over HTTP.

Imports count here: nothing that only subgraphs need (Strawberry, FastAPI, SQLAlchemy) comes in.
"""

import argparse
import gc
import logging
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path

from router.engine.router import Router
from router.server.app import RouterApp, create_app
from router.server.serve import bind, serve
from router.server.settings import RouterSettings
from router.server.settings_file import read_settings

from .arguments import add_graph
from .exit_code import ExitCode
from .graph_source import graph_of
from .workers import run_workers

LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `supergraph serve` takes."""
    add_graph(parser)
    add_server(parser)
    parser.add_argument(
        "--workers", type=_positive, default=1, metavar="N", help="processes (default: 1)"
    )


def add_server(parser: argparse.ArgumentParser) -> None:
    """How to serve: also for `supergraph dev`."""
    parser.add_argument(
        "--router-config", type=Path, metavar="FILE", help="settings of the server: router.yaml"
    )
    parser.add_argument(
        "--listen", metavar="HOST:PORT", help="where to listen; port 0 takes a free one"
    )


def run(options: argparse.Namespace) -> ExitCode:
    """Serve until SIGTERM or SIGINT."""
    settings = settings_of(options, options.router_config)
    configure_logging()
    with bind(settings.listen) as listening:
        router = Router(graph_of(options), allows_introspection=settings.introspection)
        app = create_app(router, settings, lifespan=_closing(router))
        keep_what_is_there()

        def work(number: int) -> None:
            serve(app, listening, on_started=_announce if number == 0 else None)

        return run_workers(options.workers, work)


def _announce(url: str) -> None:
    sys.stderr.write(f"Serving {url}\n")


def settings_of(options: argparse.Namespace, file: Path | None) -> RouterSettings:
    """The settings of a router.yaml, if any; `--listen` goes before what it says."""
    settings = RouterSettings() if file is None else read_settings(file)
    return settings if options.listen is None else replace(settings, listen=options.listen)


def configure_logging() -> None:
    """Warnings and errors go to standard error; what goes well is silent."""
    logging.basicConfig(level=logging.WARNING, format=LOG_FORMAT, stream=sys.stderr)


def keep_what_is_there() -> None:
    """Tell the garbage collector that the graph stays: it never looks through it again."""
    gc.collect()
    gc.freeze()


def _closing(router: Router) -> Callable[[RouterApp], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: RouterApp) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await router.close()

    return lifespan


def _positive(text: str) -> int:
    """For argparse, which shows the message."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)
