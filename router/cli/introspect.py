"""`supergraph introspect`: the SDL of a running subgraph, as composition would read it."""

import argparse
import asyncio
import sys

from router.config.introspection import TIMEOUT_SECONDS, introspect
from router.errors import ConfigurationError

from .exit_code import ExitCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `supergraph introspect` takes."""
    parser.add_argument("url", metavar="URL", help="the subgraph's GraphQL endpoint")
    parser.add_argument(
        "--header",
        action="append",
        default=[],
        metavar="NAME:VALUE",
        help="a header to send, repeatable",
    )
    parser.add_argument(
        "--timeout",
        type=float,
        default=TIMEOUT_SECONDS,
        metavar="SECONDS",
        help="how long to wait (default: %(default)g)",
    )


def run(options: argparse.Namespace) -> ExitCode:
    """Print the SDL. Raises SubgraphError."""
    headers = dict(_header(text) for text in options.header)
    sdl = asyncio.run(introspect("subgraph", options.url, headers, timeout_seconds=options.timeout))
    sys.stdout.write(sdl.rstrip("\n") + "\n")
    return ExitCode.PASSED


def _header(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not name.strip():
        raise ConfigurationError(f'"{text}" is no header: write NAME:VALUE')
    return name.strip(), value.strip()
