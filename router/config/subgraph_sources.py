"""The subgraphs of a supergraph.yaml with their SDL, wherever it comes from.

In:   a SupergraphConfig. Out: LoadedSubgraph values, in the order of the file.
Files and Python objects that cannot be had are all reported at once; running subgraphs are asked at
the same time, and the first that fails is reported.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from router.errors import ConfigurationError
from router.schema.subgraph import Subgraph

from .introspection import introspect
from .python_object import load_object, sdl_of_object
from .supergraph_yaml import (
    EndpointSource,
    FileSource,
    PythonSource,
    SubgraphConfig,
    SupergraphConfig,
    TextSource,
)
from .yaml_document import read_text


@dataclass(frozen=True, slots=True)
class LoadedSubgraph:
    """A subgraph ready for composition.

    label: what messages call its SDL: a path, if it has one.
    """

    subgraph: Subgraph
    label: str


def load_subgraphs(config: SupergraphConfig) -> tuple[LoadedSubgraph, ...]:
    """Get every SDL. Must not run inside an event loop.

    Raises ConfigurationError, and SubgraphError for a running subgraph that does not tell its own.
    """
    faults: list[str] = []
    loaded: dict[str, LoadedSubgraph] = {}
    for subgraph in config.subgraphs:
        if not isinstance(subgraph.schema, EndpointSource):
            try:
                loaded[subgraph.name] = _load_local(subgraph, config.path.parent)
            except ConfigurationError as error:
                faults.append(error.message)
    if faults:
        raise ConfigurationError("\n".join(faults))
    remote = [found for found in config.subgraphs if isinstance(found.schema, EndpointSource)]
    if remote:
        loaded |= {item.subgraph.name: item for item in asyncio.run(_load_remote(remote))}
    return tuple(loaded[subgraph.name] for subgraph in config.subgraphs)


def watched_files(config: SupergraphConfig) -> tuple[Path, ...]:
    """The files whose change can change the supergraph: the configuration and the schema files."""
    return (
        config.path,
        *(
            subgraph.schema.path
            for subgraph in config.subgraphs
            if isinstance(subgraph.schema, FileSource)
        ),
    )


def _load_local(subgraph: SubgraphConfig, folder: Path) -> LoadedSubgraph:
    match subgraph.schema:
        case FileSource(path):
            try:
                return _loaded(subgraph, read_text(path), str(path))
            except ConfigurationError as error:
                message = f"{subgraph.place}: {error.message}"
                raise ConfigurationError(message) from error
        case TextSource(sdl):
            return _loaded(subgraph, sdl, f"sdl of {subgraph.name}")
        case PythonSource(reference):
            schema = load_object(reference, folder, subgraph.place)
            return _loaded(subgraph, sdl_of_object(schema, subgraph.place), reference)
        case EndpointSource():
            raise AssertionError("endpoints are asked together")


async def _load_remote(subgraphs: Iterable[SubgraphConfig]) -> list[LoadedSubgraph]:
    return await asyncio.gather(*(_load_endpoint(subgraph) for subgraph in subgraphs))


async def _load_endpoint(subgraph: SubgraphConfig) -> LoadedSubgraph:
    source = subgraph.schema
    assert isinstance(source, EndpointSource)
    sdl = await introspect(subgraph.name, source.url, source.headers)
    return _loaded(subgraph, sdl, source.url)


def _loaded(subgraph: SubgraphConfig, sdl: str, label: str) -> LoadedSubgraph:
    return LoadedSubgraph(Subgraph(subgraph.name, subgraph.routing_url, sdl), label)
