"""`@link` and `@core` on a schema: which features it uses, and what it calls their elements.

In:   the schema definition and extensions, parsed. Out: a LinkTable.
Decided here: whether a schema is of Federation 2 (it links the federation specification), and
which of two ways of failing applies. A schema that links the link specification itself goes on
without the feature whose @link is wrong, so that the errors that follow show too; one that does not
stops at the first wrong @link. Users know both from the reference.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from graphql.language import ConstDirectiveNode, SchemaDefinitionNode, SchemaExtensionNode

from .definition import Location
from .feature_spec import feature_spec
from .feature_url import FeatureUrl, MalformedFeatureUrl, parse_feature_url
from .link import CORE_IDENTITY, FEDERATION_IDENTITY, LINK_IDENTITY, Link, Version
from .literal import EnumName, Literal, ObjectLiteral, literal_of, print_literal
from .schema_problem import SchemaProblem, UnreadableSchema
from .subgraph_directives import location_of

SchemaNode: TypeAlias = SchemaDefinitionNode | SchemaExtensionNode

_USAGE = "INVALID_LINK_DIRECTIVE_USAGE"
_IMPLICIT_LINK = Link(f"{LINK_IDENTITY}/v1.0", LINK_IDENTITY, "link", Version(1, 0))


@dataclass(frozen=True, slots=True)
class LinkTable:
    """The features of one schema.

    directive: name of the directive that links: "link", unless renamed; None without any feature.
    links: in the order written, the link specification first when it is not written at all.
    problems: what was wrong, when reading could go on nevertheless.
    """

    directive: str | None = None
    links: tuple[Link, ...] = ()
    problems: tuple[SchemaProblem, ...] = ()

    @property
    def federation(self) -> Link | None:
        """The link to federation; None for a Federation 1 schema."""
        return next((link for link in self.links if link.identity == FEDERATION_IDENTITY), None)


def read_links(nodes: Sequence[SchemaNode]) -> LinkTable:
    """Read the links of a schema. Raises UnreadableSchema when one is wrong (see above)."""
    written = [use for node in nodes for use in node.directives or ()]
    explicit = next((found for use in written if (found := _links_link_itself(use))), None)
    if explicit is not None:
        return _read_all(written, explicit, explicit=True)
    if any(_links_federation(use) for use in written):
        return _read_all(written, "link", explicit=False)
    return LinkTable()


def _links_link_itself(use: ConstDirectiveNode) -> str | None:
    """The name of the directive, if it is one that links the specification of links."""
    arguments = _arguments(use)
    for argument, identity, default in (
        ("url", LINK_IDENTITY, "link"),
        ("feature", CORE_IDENTITY, "core"),
    ):
        try:
            url = parse_feature_url(arguments.get(argument))
        except MalformedFeatureUrl:
            continue
        if url.identity == identity and use.name.value == (arguments.get("as") or default):
            if feature_spec(identity, url.version) is None:
                message = f"Schema uses unknown version {url.version} of the {url.name} spec"
                raise UnreadableSchema([_problem("UNKNOWN_LINK_VERSION", message, use)])
            return use.name.value
    return None


def _links_federation(use: ConstDirectiveNode) -> bool:
    url = _arguments(use).get("url")
    return use.name.value == "link" and isinstance(url, str) and url.startswith(FEDERATION_IDENTITY)


def _read_all(written: Sequence[ConstDirectiveNode], name: str, *, explicit: bool) -> LinkTable:
    links: list[Link] = [] if explicit else [_IMPLICIT_LINK]
    problems: list[SchemaProblem] = []
    for use in written:
        if use.name.value != name:
            continue
        link, faults = _read_link(use, links)
        if faults and not explicit:
            raise UnreadableSchema(faults)
        problems += faults
        if link is not None and not faults:
            links.append(link)
    return LinkTable(name, tuple(links), tuple(problems))


def _taken_imports(
    use: ConstDirectiveNode, identity: str, names: Iterable[str], before: Sequence[Link]
) -> Iterator[SchemaProblem]:
    for name in names:
        for link in before:
            if name in link.imports.values():
                message = (
                    f'Cannot import "{name}" from {identity}:'
                    f" {link.identity} is already imported under that name."
                )
                yield _problem(_USAGE, message, use)


def _taken_name(
    use: ConstDirectiveNode, identity: str, name: str | None, before: Sequence[Link]
) -> Iterator[SchemaProblem]:
    for link in before:
        if link.prefix == name:
            message = (
                f'Cannot link feature {identity} as "{name}": {link.identity} is already linked'
                ' under that name. Rename one of them by "as".'
            )
            yield _problem(_USAGE, message, use)


def _read_link(
    use: ConstDirectiveNode, before: Sequence[Link]
) -> tuple[Link | None, list[SchemaProblem]]:
    arguments = _arguments(use)
    try:
        url = parse_feature_url(arguments.get("url", arguments.get("feature")))
    except MalformedFeatureUrl as error:
        return None, [_problem("INVALID_LINK_IDENTIFIER", str(error), use)]
    if any(link.identity == url.identity for link in before):
        if before[0] is _IMPLICIT_LINK and url.identity == LINK_IDENTITY:
            return None, []
        return None, [_problem(_USAGE, f"Duplicate inclusion of feature {url.identity}", use)]
    alias = arguments.get("as")
    alias = alias if isinstance(alias, str) else None
    faults = list(_taken_name(use, url.identity, alias or url.name, before))
    imports = _imports(arguments.get("import"), url, use, faults)
    faults += _taken_imports(use, url.identity, set(imports.values()), before)
    purpose = arguments.get("for")
    link = Link(
        url.text,
        url.identity,
        url.name,
        url.version,
        alias,
        imports,
        getattr(purpose, "name", None),
        location_of(use),
    )
    return link, faults


def _imports(
    value: Literal, url: FeatureUrl, use: ConstDirectiveNode, faults: list[SchemaProblem]
) -> Mapping[str, str]:
    """Element of the feature -> its name in the schema."""
    spec = feature_spec(url.identity, url.version)
    imports: dict[str, str] = {}
    items = value if isinstance(value, tuple) else () if value is None else (value,)
    for item in items:
        try:
            name, local_name = _import(item)
        except ValueError as error:
            faults.append(_problem(_USAGE, str(error), use))
            continue
        if spec is not None and name not in spec.elements:
            meant = f' Did you mean directive "@{name}"?' if f"@{name}" in spec.elements else ""
            faults.append(_problem(_USAGE, f'Cannot import unknown element "{name}".{meant}', use))
        imports[name] = local_name
    return imports


def _import(item: Literal) -> tuple[str, str]:
    """One import: "@key", or {name: "@key", as: "@identity"}. Raises ValueError."""
    if isinstance(item, EnumName):
        return item.name, item.name
    if isinstance(item, str):
        return item, item
    text = print_literal(item)
    if not isinstance(item, ObjectLiteral):
        raise ValueError(f"Invalid value {text} in @link(import:): neither a name nor an object.")
    fields = dict(item)
    for key, value in fields.items():
        if key not in ("name", "as"):
            raise ValueError(f'Unknown field "{key}" in value {text} of @link(import:).')
        if not isinstance(value, str):
            raise ValueError(f'"{key}" of value {text} in @link(import:) must be a string.')
    name = fields.get("name")
    local_name = fields.get("as") or name
    if not isinstance(name, str) or not isinstance(local_name, str) or not name:
        raise ValueError(f'Value {text} in @link(import:) lacks its "name".')
    if name.startswith("@") != local_name.startswith("@"):
        kind = "directive" if name.startswith("@") else "type"
        raise ValueError(
            f'Invalid @link import: {kind} "{name}" cannot be renamed to "{local_name}":'
            ' directives start with "@" and types do not.'
        )
    return name, local_name


def _arguments(use: ConstDirectiveNode) -> Mapping[str, Literal]:
    return {item.name.value: literal_of(item.value) for item in use.arguments or ()}


def _problem(code: str, message: str, use: ConstDirectiveNode) -> SchemaProblem:
    return SchemaProblem(code, message, tuple(_places(use)))


def _places(use: ConstDirectiveNode) -> Iterator[Location]:
    location = location_of(use)
    if location is not None:
        yield location
