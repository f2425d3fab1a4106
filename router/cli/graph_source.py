"""The supergraph that a verb works on: read from a file, or composed from a supergraph.yaml.

What is wrong with it is printed here as a compiler would; then Reported ends the verb.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from router.composition.compose import compose
from router.composition.issue import Issue, Level
from router.composition.result import CompositionResult
from router.config.subgraph_sources import LoadedSubgraph, load_subgraphs
from router.config.supergraph_yaml import SupergraphConfig, read_supergraph_yaml
from router.config.yaml_document import read_text
from router.errors import ConfigurationError, SupergraphError
from router.schema.supergraph import Supergraph
from router.schema.supergraph_reader import read_supergraph

from .arguments import DEFAULT_CONFIG
from .diagnostics import Place, Source, count, render, render_issues
from .exit_code import ExitCode, Reported

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Composition:
    """What composing a supergraph.yaml came to. sources: by name of the subgraph."""

    config: SupergraphConfig
    subgraphs: tuple[LoadedSubgraph, ...]
    result: CompositionResult

    @property
    def sources(self) -> Mapping[str, Source]:
        """The SDL of each subgraph, for diagnostics."""
        return {
            loaded.subgraph.name: Source(loaded.label, loaded.subgraph.sdl)
            for loaded in self.subgraphs
        }


def compose_config(path: Path) -> Composition:
    """Compose a supergraph.yaml; not to compose is a result, too. Raises ConfigurationError."""
    if path == DEFAULT_CONFIG and not path.exists():
        raise ConfigurationError(
            f"there is no {path} here: name one with --config, or go to the folder that has it"
        )
    config = read_supergraph_yaml(path, os.environ)
    subgraphs = load_subgraphs(config)
    return Composition(config, subgraphs, compose([loaded.subgraph for loaded in subgraphs]))


def report_composition(composition: Composition) -> None:
    """Print errors and hints on standard error, and how many there were, unless there were none."""
    result = composition.result
    hints = tuple(_worth_saying(result.hints))
    for text in render_issues((*result.errors, *hints), composition.sources):
        sys.stderr.write(f"{text}\n\n")
    if result.errors:
        found = f"{count(len(result.errors), 'error')}, {count(len(hints), 'hint')}"
        sys.stderr.write(f"{found}: the subgraphs of {composition.config.path} do not compose.\n")
    elif hints:
        sys.stderr.write(f"{count(len(hints), 'hint')}.\n")


def graph_of(options: argparse.Namespace) -> Supergraph:
    """The supergraph that `--supergraph` or `--config` names. Raises Reported if it is no good."""
    if options.supergraph is not None:
        return read_graph(options.supergraph)
    return composed_graph(options.config or DEFAULT_CONFIG)


def read_graph(file: str) -> Supergraph:
    """Read supergraph SDL. Raises Reported."""
    source = read_source(file)
    try:
        return read_supergraph(source.text)
    except SupergraphError as error:
        places = [Place(source, error.line, error.column)] if error.line and error.column else []
        sys.stderr.write(render("error", None, error.reason, places) + "\n")
        raise Reported(ExitCode.BAD) from error


def composed_graph(path: Path) -> Supergraph:
    """Compose a supergraph.yaml. Raises Reported."""
    composition = compose_config(path)
    if composition.result.supergraph is None:
        report_composition(composition)
        raise Reported(ExitCode.BAD)
    return composition.result.supergraph


def read_source(file: str) -> Source:
    """Read a file; `-` is standard input. Raises ConfigurationError."""
    if file == STDIN:
        return Source("<stdin>", sys.stdin.read())
    return Source(file, read_text(Path(file)))


def _worth_saying(hints: Iterable[Issue]) -> Iterable[Issue]:
    return (hint for hint in hints if hint.level is not Level.DEBUG)
