"""The links of a supergraph, and what the names in its SDL stand for.

In:   the directives on its schema definition: @link, or @core in the oldest ones.
Out:  SupergraphNames. Names of known features become canonical here; below, nobody asks how a
      schema imported them. What an unknown feature defines keeps the name that it has.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graphql.language import ConstDirectiveNode, Node

from .feature_url import MalformedFeatureUrl, parse_feature_url
from .link import CORE_IDENTITY, FEDERATION_IDENTITY, JOIN_IDENTITY, LINK_IDENTITY, Link
from .literal import EnumName, Literal, ObjectLiteral, literal_of
from .supergraph_features import FEATURE_OF_DIRECTIVE, JOIN_VERSIONS, understood_feature

_INFRASTRUCTURE = {
    LINK_IDENTITY: "link",
    CORE_IDENTITY: "link",
    JOIN_IDENTITY: "join",
    FEDERATION_IDENTITY: "federation",
}


class SupergraphFault(Exception):
    """A supergraph that cannot be read, and the node that shows it."""

    def __init__(self, node: Node | None, message: str) -> None:
        super().__init__(message)
        self.node = node
        self.message = message


class SupergraphNames:
    """Local names of one supergraph -> feature and canonical name.

    links: as the schema lists them, without link, core and join.
    others: the directives on the schema that are no links.
    join_version: "v0.1" to "v0.5".
    """

    def __init__(self, directives: Iterable[ConstDirectiveNode]) -> None:
        """Raises SupergraphFault unless join is linked, and everything that must be understood."""
        nodes = tuple(directives)
        bootstrap = _bootstrap(nodes)
        self.others = tuple(node for node in nodes if node.name.value != bootstrap)
        self.links: list[Link] = []
        version: str | None = None
        self._imports: dict[str, tuple[str, str]] = {}
        self._prefixes: dict[str, str] = {}
        self._unknown_prefixes: set[str] = set()
        for node in nodes:
            if node.name.value == bootstrap:
                version = self._add(node, _link_of(node)) or version
        if version is None:
            raise SupergraphFault(
                nodes[0] if nodes else None,
                f"this is not a supergraph: it does not link {JOIN_IDENTITY}",
            )
        self.join_version = version

    def _add(self, node: ConstDirectiveNode, link: Link) -> str | None:
        """Take up one link; returns the join version if that is what it links."""
        feature = _INFRASTRUCTURE.get(link.identity) or understood_feature(link)
        if feature is None and link.purpose is not None:
            raise SupergraphFault(
                node,
                f'the supergraph needs the feature "{link.url}" for {link.purpose.lower()},'
                " which this router does not support",
            )
        if feature not in ("join", "link"):
            self.links.append(link)
        if feature is not None and link.prefix is not None:
            self._prefixes[link.prefix] = feature
            for element, local in link.imports.items():
                self._imports[local] = (feature, element.removeprefix("@"))
        elif link.prefix is not None:
            self._unknown_prefixes.add(link.prefix)
        return _join_version(node, link) if feature == "join" else None

    def directive(self, local: str) -> tuple[str | None, str]:
        """Feature and canonical name; feature is None for what belongs to no known one."""
        feature, name = self._resolve("@" + local, local)
        if feature == "federation":
            feature = FEATURE_OF_DIRECTIVE.get(name, feature)
        return feature, name

    def type(self, local: str) -> tuple[str | None, str]:
        """The same for a type."""
        return (None, local) if local in self._prefixes else self._resolve(local, local)

    def _resolve(self, imported: str, local: str) -> tuple[str | None, str]:
        if imported in self._imports:
            return self._imports[imported]
        if local in self._prefixes:
            return self._prefixes[local], self._prefixes[local]
        prefix, separator, name = local.partition("__")
        if separator and prefix in self._prefixes:
            return self._prefixes[prefix], name
        return None, local

    def belongs_to_unknown_feature(self, type_name: str) -> bool:
        """Whether a type was defined by a feature that is carried along, not understood."""
        prefix, separator, _ = type_name.partition("__")
        return bool(separator) and prefix in self._unknown_prefixes


def _bootstrap(nodes: Iterable[ConstDirectiveNode]) -> str:
    """What the schema calls @link: the directive that links the link specification itself."""
    name = "link"
    for node in nodes:
        url = _url(node)
        if url is not None and _link_to(url).identity in (LINK_IDENTITY, CORE_IDENTITY):
            return node.name.value
        if node.name.value == "core":
            name = "core"
    return name


def _url(node: ConstDirectiveNode) -> str | None:
    for argument in node.arguments or ():
        if argument.name.value in ("url", "feature"):
            value = literal_of(argument.value)
            return value if isinstance(value, str) else None
    return None


def _link_of(node: ConstDirectiveNode) -> Link:
    url = _url(node)
    if url is None:
        raise SupergraphFault(node, f"@{node.name.value} needs the url of a feature")
    given = {argument.name.value: literal_of(argument.value) for argument in node.arguments or ()}
    alias, purpose = given.get("as"), given.get("for")
    return replace(
        _link_to(url),
        alias=alias if isinstance(alias, str) else None,
        imports=dict(_imports(given.get("import"))),
        purpose=purpose.name if isinstance(purpose, EnumName) else None,
    )


def _link_to(url: str) -> Link:
    """A link to a url, which names nothing when it is not the url of a feature."""
    try:
        feature = parse_feature_url(url)
    except MalformedFeatureUrl:
        return Link(url, url, None, None)
    return Link(url, feature.identity, feature.name, feature.version)


def _imports(value: Literal) -> Iterator[tuple[str, str]]:
    if not isinstance(value, tuple):
        return
    for item in value:
        match item:
            case str():
                yield item, item
            case ObjectLiteral():
                renamed = dict(item)
                name, local = renamed.get("name"), renamed.get("as")
                if isinstance(name, str):
                    yield name, local if isinstance(local, str) else name


def _join_version(node: ConstDirectiveNode, link: Link) -> str:
    version = str(link.version)
    if version not in JOIN_VERSIONS:
        raise SupergraphFault(
            node,
            f'the supergraph uses "{link.url}"; this router reads join'
            f" {JOIN_VERSIONS[0]} to {JOIN_VERSIONS[-1]}",
        )
    return version
