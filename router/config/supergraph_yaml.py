"""supergraph.yaml -> SupergraphConfig: which subgraphs there are, and where their schemas are.

The form is rover's, so existing files work; `schema.python`, `app` and `contracts` are ours. All
faults of a file are reported at once. `${env.NAME}` and `${env.NAME:-default}` may stand in any
value. Nothing that the file points to is opened here (subgraph_sources.py).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml

from router.errors import ConfigurationError

from .contract_section import ContractConfig, read_contracts
from .yaml_document import Faults, mapping, parse_yaml, read_text, text, texts

NEWEST_MINOR = 14
"""Federation 2.14: the newest minor that composition knows."""

_VERSION = re.compile(r"=?v?(?P<major>\d+)(\.(?P<minor>\d+)(\.\d+)?)?", re.ASCII)
_VARIABLE = re.compile(r"\$\{env\.(?P<name>[A-Za-z_]\w*)(?P<default>:-[^}]*)?\}", re.ASCII)
_REFERENCE = re.compile(r"[\w.]+:[\w.]+")

_TOP_KEYS = ("federation_version", "subgraphs", "contracts")
_SUBGRAPH_KEYS = ("routing_url", "schema", "app")
_SCHEMA_KEYS = ("file", "subgraph_url", "introspection_headers", "sdl", "python")
_SOURCES = ("file", "subgraph_url", "sdl", "python")


@dataclass(frozen=True, slots=True)
class FileSource:
    """SDL in a file."""

    path: Path


@dataclass(frozen=True, slots=True)
class TextSource:
    """SDL in the configuration itself."""

    sdl: str


@dataclass(frozen=True, slots=True)
class EndpointSource:
    """SDL that a running subgraph tells."""

    url: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PythonSource:
    """SDL of a schema object: "module:attribute"."""

    reference: str


SchemaSource: TypeAlias = FileSource | TextSource | EndpointSource | PythonSource


@dataclass(frozen=True, slots=True)
class SubgraphConfig:
    """One subgraph.

    routing_url: where the router reaches it; "" when only its app is given.
    app: "module:factory" of the ASGI app that `supergraph dev` and tests run in process.
    place: "supergraph.yaml:3", for messages.
    """

    name: str
    schema: SchemaSource
    routing_url: str
    app: str | None
    place: str


@dataclass(frozen=True, slots=True)
class SupergraphConfig:
    """A supergraph.yaml.

    federation_minor: the 9 of `=2.9`; None when the file leaves it open.
    contracts: by name.
    """

    path: Path
    subgraphs: tuple[SubgraphConfig, ...]
    federation_minor: int | None = None
    contracts: Mapping[str, ContractConfig] = field(default_factory=dict)


def read_supergraph_yaml(path: Path, environment: Mapping[str, str]) -> SupergraphConfig:
    """Read a supergraph.yaml. Raises ConfigurationError with every fault in it."""
    return parse_supergraph_yaml(read_text(path), path, environment)


def parse_supergraph_yaml(
    content: str, path: Path, environment: Mapping[str, str]
) -> SupergraphConfig:
    """The same from a text that is not in a file, or not in this version of it.

    path: what messages call it, and what the paths in it are relative to.
    """
    return _Reader(path, environment).read(content)


class _Reader:
    def __init__(self, path: Path, environment: Mapping[str, str]) -> None:
        self._path = path
        self._environment = environment
        self._faults = Faults(str(path))

    def read(self, content: str) -> SupergraphConfig:
        root = parse_yaml(content, str(self._path))
        if root is None:
            raise ConfigurationError(f"{self._path}: there is no subgraph in this file")
        faults = self._faults
        entries = mapping(root, "supergraph.yaml", faults, _TOP_KEYS)
        minor = None
        if "federation_version" in entries:
            minor = self._federation_minor(entries["federation_version"])
        named: dict[str, yaml.Node] = {}
        if "subgraphs" in entries:
            named = mapping(entries["subgraphs"], "subgraphs", faults)
        if not named:
            faults.add(entries.get("subgraphs", root), "there is no subgraph")
        subgraphs = [self._subgraph(name, node) for name, node in named.items()]
        contracts = read_contracts(entries["contracts"], faults) if "contracts" in entries else {}
        faults.raise_if_any()
        return SupergraphConfig(
            self._path, tuple(found for found in subgraphs if found is not None), minor, contracts
        )

    def _federation_minor(self, node: yaml.Node) -> int | None:
        written = self._text(node, "federation_version")
        if written is None:
            return None
        match = _VERSION.fullmatch(written)
        if match is None:
            self._faults.add(node, f'"{written}" is no federation version: write 2, =2.9 or =2.9.1')
        elif match["major"] != "2":
            self._faults.add(
                node,
                f"federation version {match['major']} cannot be composed: write 2, which takes"
                " Federation 1 subgraphs as well",
            )
        elif match["minor"] is not None:
            minor = int(match["minor"])
            if minor <= NEWEST_MINOR:
                return minor
            self._faults.add(
                node, f"federation 2.{minor} is unknown; 2.{NEWEST_MINOR} is the newest"
            )
        return None

    def _subgraph(self, name: str, node: yaml.Node) -> SubgraphConfig | None:
        what = f"subgraphs.{name}"
        entries = mapping(node, what, self._faults, _SUBGRAPH_KEYS)
        source = None
        if "schema" in entries:
            source = self._source(entries["schema"], f"{what}.schema")
        elif entries or isinstance(node, yaml.MappingNode):
            self._faults.add(node, f"{what} needs a schema")
        url = self._url(entries["routing_url"], what) if "routing_url" in entries else None
        app = self._reference(entries["app"], f"{what}.app") if "app" in entries else None
        if url is None and isinstance(source, EndpointSource):
            url = source.url
        if url is None and "app" not in entries and source is not None:
            self._faults.add(node, f"{what} needs a routing_url, or an app to run in process")
        if source is None:
            return None
        place = f"{self._path}:{node.start_mark.line + 1}"
        return SubgraphConfig(name, source, url or "", app, place)

    def _source(self, node: yaml.Node, what: str) -> SchemaSource | None:
        entries = mapping(node, what, self._faults, _SCHEMA_KEYS)
        given = [key for key in _SOURCES if key in entries]
        if len(given) != 1:
            if isinstance(node, yaml.MappingNode):
                self._faults.add(node, f"{what} needs exactly one of {', '.join(_SOURCES)}")
            return None
        (kind,) = given
        value = self._text(entries[kind], f"{what}.{kind}")
        headers: Mapping[str, str] = {}
        if "introspection_headers" in entries:
            headers = self._headers(entries["introspection_headers"], kind, what)
        if value is None:
            return None
        match kind:
            case "file":
                return FileSource(self._path.parent / value)
            case "subgraph_url":
                return EndpointSource(value, headers)
            case "sdl":
                return TextSource(value)
        reference = self._reference(entries[kind], f"{what}.{kind}")
        return PythonSource(reference) if reference is not None else None

    def _headers(self, node: yaml.Node, kind: str, what: str) -> Mapping[str, str]:
        if kind != "subgraph_url":
            self._faults.add(node, "introspection_headers go with subgraph_url only")
        written = texts(node, f"{what}.introspection_headers", self._faults)
        return {name: self._expanded(value, node) or "" for name, value in written.items()}

    def _url(self, node: yaml.Node, what: str) -> str:
        url = self._text(node, f"{what}.routing_url")
        if url is not None and not url.startswith(("http://", "https://")):
            self._faults.add(node, f'"{url}" is no URL of a subgraph: it begins with http(s)://')
        return url or ""

    def _reference(self, node: yaml.Node, what: str) -> str | None:
        reference = self._text(node, what)
        if reference is not None and not _REFERENCE.fullmatch(reference):
            self._faults.add(node, f'{what} must be written "module:name", as in "shop.app:create"')
            return None
        return reference

    def _text(self, node: yaml.Node, what: str) -> str | None:
        written = text(node, what, self._faults)
        return None if written is None else self._expanded(written, node)

    def _expanded(self, written: str, node: yaml.Node) -> str | None:
        """The text with its variables replaced; None, with a fault, when one is not set."""
        missing = [
            match["name"]
            for match in _VARIABLE.finditer(written)
            if match["default"] is None and match["name"] not in self._environment
        ]
        for name in missing:
            self._faults.add(node, f"the environment variable {name} is not set")
        return None if missing else _VARIABLE.sub(self._value, written)

    def _value(self, match: re.Match[str]) -> str:
        default = (match["default"] or "").removeprefix(":-")
        return self._environment.get(match["name"], default)
