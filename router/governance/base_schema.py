"""What the graph was before: at a git ref, or in a file with supergraph SDL or API SDL.

Out:  a Base. Raises ConfigurationError for all that keeps it from being known.
A graph at a ref is composed from files alone. Schemas of running subgraphs and of Python objects
cannot be had as they were then, so a base with such subgraphs has to be a file.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from router.composition.compose import compose
from router.config.supergraph_yaml import (
    FileSource,
    SubgraphConfig,
    TextSource,
    parse_supergraph_yaml,
)
from router.errors import ConfigurationError, SupergraphError
from router.schema.api_model import ApiModel, build_api_model
from router.schema.join import TypeJoin
from router.schema.subgraph import Subgraph, SubgraphSchema
from router.schema.subgraph_reader import read_subgraph
from router.schema.supergraph import Supergraph
from router.schema.supergraph_reader import read_supergraph

from .check import Base
from .diff import GraphVersion
from .git import GitTree, open_tree


def read_base_file(label: str, text: str) -> Base:
    """A base from SDL; which kind it is shows in the text. label: the path, for messages."""
    if "join__Graph" not in text:
        return Base(label, GraphVersion(_api_of(label, text)))
    try:
        return Base(label, GraphVersion.of(read_supergraph(text)))
    except SupergraphError as error:
        place = f":{error.line}:{error.column}" if error.line else ""
        raise ConfigurationError(
            f"{label}{place}: this is no supergraph: {error.reason}"
        ) from error


def read_base_at(ref: str, config: Path, environment: Mapping[str, str]) -> Base:
    """A base composed from what a supergraph.yaml and its schema files are at a git ref.

    Raises GitTimeout as well.
    """
    tree = open_tree(ref, config.resolve().parent)
    label = config.with_name(f"{config.name} at {ref}")
    parsed = parse_supergraph_yaml(tree.read(config), config, environment)
    subgraphs = tuple(_subgraph_at(tree, subgraph) for subgraph in parsed.subgraphs)
    result = compose(subgraphs)
    if result.supergraph is None:
        codes = ", ".join(sorted({issue.code for issue in result.errors}))
        raise ConfigurationError(
            f"{label}: does not compose ({codes}), so there is nothing to compare with; name an"
            " older ref or a file"
        )
    return Base(ref, GraphVersion.of(result.supergraph), subgraphs, result.hints)


def _subgraph_at(tree: GitTree, subgraph: SubgraphConfig) -> Subgraph:
    match subgraph.schema:
        case FileSource(path):
            sdl = tree.read(path)
        case TextSource(sdl):
            pass
        case _:
            raise ConfigurationError(
                f"{subgraph.place} at {tree.ref}: the schema of {subgraph.name} is not in a file,"
                " so git does not know what it was; keep its SDL in a file, or compare with one"
                " that `supergraph compose` wrote"
            )
    return Subgraph(subgraph.name, subgraph.routing_url, sdl)


def _api_of(label: str, text: str) -> ApiModel:
    """An API schema reads like a subgraph that links nothing."""
    if "@oneOf" in text and "directive @oneOf" not in text:
        # GraphQL has it built in, but subgraphs do not. At the end, as places must stay.
        text = f"{text}\ndirective @oneOf on INPUT_OBJECT\n"
    found = read_subgraph(Subgraph("api", sdl=text))
    if not isinstance(found, SubgraphSchema):
        places = (f":{at.line}:{at.column}" for at in found[0].locations)
        raise ConfigurationError(
            f"{label}{next(places, '')}: this is no API schema: {found[0].message}"
        )
    if "Query" not in found.types:
        raise ConfigurationError(f"{label}: this is no API schema: it has no queries")
    # Derived like any other, so that both sides of a comparison are of one make.
    types = {
        name: replace(definition, joins=(TypeJoin("API"),))
        for name, definition in found.types.items()
    }
    return build_api_model(Supergraph((), types, found.directives, description=found.description))
