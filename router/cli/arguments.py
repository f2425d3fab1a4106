"""Arguments: argparse with our exit code and guesses, and the options that verbs share."""

import argparse
from pathlib import Path
from typing import NoReturn

DEFAULT_CONFIG = Path("supergraph.yaml")


class UsageError(Exception):
    """The arguments make no sense. usage: the verb's usage line, to be shown with the message."""

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.message = message
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """A parser that raises UsageError, where argparse would exit with 2, which is "timed out"."""

    def error(self, message: str) -> NoReturn:
        """Called by argparse."""
        raise UsageError(message, self.format_usage())


def add_config(parser: argparse.ArgumentParser) -> None:
    """Which supergraph.yaml."""
    parser.add_argument(
        "--config",
        type=Path,
        default=DEFAULT_CONFIG,
        metavar="FILE",
        help=f"the subgraphs to compose (default: {DEFAULT_CONFIG})",
    )


def add_graph(parser: argparse.ArgumentParser) -> None:
    """A supergraph that is composed already, or what to compose one from."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--supergraph", metavar="FILE", help='supergraph SDL, composed before; "-" is stdin'
    )
    group.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help=f"a supergraph.yaml to compose (default: {DEFAULT_CONFIG})",
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """For people or for machines."""
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="what standard output gets (default: %(default)s)",
    )
