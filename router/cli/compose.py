"""`supergraph compose`: subgraphs in, supergraph SDL out.

The SDL goes to standard output or to a file, which is written only if composition passed, and only
as a whole: whoever watches it never reads half of one.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from router.composition.contracts import filter_supergraph
from router.composition.issue import Issue
from router.config.yaml_document import nearest
from router.errors import ConfigurationError

from .arguments import add_config, add_format
from .diagnostics import Source
from .exit_code import ExitCode
from .graph_source import Composition, compose_config, report_composition


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `supergraph compose` takes."""
    add_config(parser)
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write the supergraph here, not to stdout"
    )
    parser.add_argument(
        "--contract", metavar="NAME", help="the supergraph of one of the contracts in the file"
    )
    add_format(parser)


def run(options: argparse.Namespace) -> ExitCode:
    """Compose; BAD when the subgraphs do not, or when the contract has no sense."""
    composition = compose_config(options.config)
    if options.contract is not None:
        composition = _under_contract(composition, options.contract)
    result = composition.result
    if options.format == "json":
        report = {
            "ok": result.ok,
            "supergraphSdl": result.supergraph_sdl,
            "errors": _as_json(result.errors, composition.sources),
            "hints": _as_json(result.hints, composition.sources),
        }
        sys.stdout.write(json.dumps(report, indent=2) + "\n")
    else:
        report_composition(composition)
    if result.supergraph_sdl is None:
        return ExitCode.BAD
    if options.output is not None:
        _write(options.output, result.supergraph_sdl)
    elif options.format == "text":
        sys.stdout.write(result.supergraph_sdl)
    return ExitCode.PASSED


def _under_contract(composition: Composition, name: str) -> Composition:
    config, supergraph = composition.config, composition.result.supergraph
    contract = config.contracts.get(name)
    if contract is None:
        known = nearest(name, config.contracts) if config.contracts else "there are none"
        raise ConfigurationError(f'{config.path}: there is no contract "{name}": {known}')
    if supergraph is None:
        return composition
    filtered = filter_supergraph(
        supergraph,
        include=contract.include_tags,
        exclude=contract.exclude_tags,
        hide_unreachable=contract.hide_unreachable_types,
    )
    return replace(composition, result=replace(filtered, hints=composition.result.hints))


def _as_json(issues: Iterable[Issue], sources: Mapping[str, Source]) -> list[dict[str, Any]]:
    return [
        {
            "code": issue.code,
            "message": issue.message,
            "level": issue.level,
            "coordinate": issue.coordinate,
            "locations": [
                {
                    "subgraph": at.subgraph,
                    "file": sources[at.subgraph].label if at.subgraph in sources else None,
                    "line": at.line,
                    "column": at.column,
                }
                for at in issue.locations
            ],
        }
        for issue in issues
    ]


def _write(path: Path, text: str) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_text(text, "utf-8")
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise ConfigurationError(f"{path}: cannot be written: {error.strerror}") from error
