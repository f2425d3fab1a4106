"""`supergraph plan`: what the router would ask of which subgraph, without asking."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from router.engine.router import Router
from router.errors import ConfigurationError, RequestError
from router.planner.plan_text import plan_to_json, plan_to_text

from .arguments import add_format, add_graph
from .diagnostics import Place, Source, render
from .exit_code import ExitCode
from .graph_source import graph_of, read_source


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `supergraph plan` takes."""
    parser.add_argument(
        "operation",
        metavar="OPERATION",
        help='a file with the operation, "-" for stdin, or the operation itself',
    )
    add_graph(parser)
    parser.add_argument(
        "--operation-name", metavar="NAME", help="which operation, if the document has several"
    )
    parser.add_argument(
        "--variables",
        metavar="JSON",
        default="{}",
        help="values for @skip and @include; other variables do not change a plan",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> ExitCode:
    """Plan; BAD when the operation is not valid. Raises PlanningError."""
    source = _operation(options.operation)
    variables = _variables(options.variables)
    router = Router(graph_of(options))
    try:
        plan = router.plan(source.text, options.operation_name, variables)
    except RequestError as error:
        _report(error, source)
        return ExitCode.BAD
    if options.format == "json":
        sys.stdout.write(json.dumps(plan_to_json(plan), indent=2) + "\n")
    else:
        sys.stdout.write(plan_to_text(plan).rstrip("\n") + "\n")
    return ExitCode.PASSED


def _operation(argument: str) -> Source:
    """An operation has a brace, and no sensible file name does."""
    if "{" in argument and not Path(argument).exists():
        return Source("<operation>", argument)
    return read_source(argument)


def _variables(text: str) -> dict[str, Any]:
    try:
        variables = json.loads(text)
    except json.JSONDecodeError as error:
        raise ConfigurationError(f"--variables is not JSON: {error}") from error
    if not isinstance(variables, dict):
        raise ConfigurationError("--variables must be a JSON object")
    return variables


def _report(refusal: RequestError, source: Source) -> None:
    for error in refusal.errors:
        places = [Place(source, at["line"], at["column"]) for at in error.get("locations", ())]
        code = error.get("extensions", {}).get("code")
        sys.stderr.write(render("error", code, error["message"], places) + "\n")
