"""@composeDirective: custom directives that users want to find in the supergraph.

In:   the subgraphs' schemas.
Out:  ComposedDirectives: which names are composed where, what they are, and the links they need.
      DIRECTIVE_COMPOSITION_ERROR for requests that cannot be met, and its two hints.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from router.composition.codes import CompositionCode, HintCode
from router.schema.definition import DirectiveDefinition, DirectiveUse
from router.schema.link import CORE_IDENTITY, FEDERATION_IDENTITY, LINK_IDENTITY, Link, Version
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph_features import SPECS

from .directive_names import link_of_name, name_in_subgraph
from .findings import Findings

_NEVER_COMPOSED = frozenset(
    {
        CORE_IDENTITY,
        LINK_IDENTITY,
        FEDERATION_IDENTITY,
        f"{SPECS}join",
        f"{SPECS}tag",
        f"{SPECS}inaccessible",
    }
)
_COMPOSED_ANYWAY = ("tag", "inaccessible")


@dataclass(frozen=True, slots=True)
class ComposedDirectives:
    """names: by subgraph, the directives to be composed from it. definitions: what they become."""

    names: tuple[frozenset[str], ...]
    definitions: dict[str, tuple[int, DirectiveDefinition]] = field(default_factory=dict)
    links: tuple[Link, ...] = ()

    def has(self, index: int, use: DirectiveUse) -> bool:
        """Whether a subgraph wants an application composed."""
        return use.feature is None and use.name in self.names[index]


@dataclass(frozen=True, slots=True)
class _Request:
    """One valid @composeDirective. original: the directive's name in its feature."""

    subgraph: int
    use: DirectiveUse
    name: str
    link: Link
    original: str


def composed_directives(
    schemas: Sequence[SubgraphSchema], findings: Findings
) -> ComposedDirectives:
    """Read all @composeDirective, check them against each other, and settle what is composed."""
    requests = [
        request
        for index, schema in enumerate(schemas)
        for use in schema.schema_directives
        if use.name == "composeDirective" and use.feature is not None
        if (request := _request(schemas, index, use, findings)) is not None
    ]
    latest = _latest_links(schemas, requests, findings)
    refused = {*_ambiguous(requests, findings), *_renamed(schemas, requests, findings)}
    kept = [
        request
        for request in requests
        if request.link.identity in latest and request.name not in refused
    ]
    return ComposedDirectives(
        tuple(
            frozenset(request.name for request in kept if request.subgraph == index)
            for index in range(len(schemas))
        ),
        dict(_definitions(schemas, kept, latest, findings)),
        tuple(_links(kept, latest)),
    )


def _request(
    schemas: Sequence[SubgraphSchema], index: int, use: DirectiveUse, findings: Findings
) -> _Request | None:
    """A request that makes sense by itself; others are reported."""
    schema, argument = schemas[index], str(use.arguments.get("name", ""))
    where = findings.subgraphs([index])
    if not argument.startswith("@"):
        _refuse(findings, index, use, f'The name "{argument}" in {where} must start with "@".')
        return None
    name = argument.removeprefix("@")
    found = link_of_name(schema, name)
    if found is not None and found[0].identity in _NEVER_COMPOSED:
        _note_own_feature(findings, index, use, found[1])
    elif name not in schema.directives:
        _refuse(findings, index, use, f'"@{name}" is not defined in {where}.')
    elif found is None:
        _refuse(findings, index, use, f'"@{name}" in {where} belongs to no linked feature.')
    elif (clash := _clash(schemas, name)) is not None:
        message = (
            f'"@{name}" in {where} is the name of the composed federation directive "@{clash}".'
        )
        _refuse(findings, index, use, message)
    else:
        return _Request(index, use, name, *found)
    return None


def _refuse(findings: Findings, index: int, use: DirectiveUse, why: str) -> None:
    message = f"@composeDirective cannot be followed: {why}"
    findings.report(CompositionCode.DIRECTIVE_COMPOSITION_ERROR, message, row={index: use})


def _note_own_feature(findings: Findings, index: int, use: DirectiveUse, original: str) -> None:
    if original in _COMPOSED_ANYWAY:
        findings.report(
            HintCode.DIRECTIVE_COMPOSITION_INFO,
            f'"@{original}" is composed anyway; {findings.subgraphs([index])} need not ask for it.',
            row={index: use},
        )
    else:
        where = findings.subgraphs([index])
        _refuse(findings, index, use, f'"@{original}" in {where} is a federation directive.')


def _clash(schemas: Sequence[SubgraphSchema], name: str) -> str | None:
    for directive in _COMPOSED_ANYWAY:
        if any(name_in_subgraph(schema, "federation", directive) == name for schema in schemas):
            return directive
    return None


def _latest_links(
    schemas: Sequence[SubgraphSchema], requests: Sequence[_Request], findings: Findings
) -> dict[str, tuple[int, Link]]:
    """For each feature with something to compose, its latest link among those that compose it.

    Two majors cannot both be composed; where only one is, there is a hint.
    """
    linked: dict[str, list[tuple[int, Link]]] = {}
    for index, schema in enumerate(schemas):
        for link in schema.links:
            linked.setdefault(link.identity, []).append((index, link))
    latest = {}
    for identity, links in linked.items():
        asking = {r.subgraph for r in requests if r.link.identity == identity}
        chosen = _latest(identity, links, asking, findings)
        if chosen is not None and chosen[0] in asking:
            latest[identity] = chosen
    return latest


def _latest(
    identity: str, links: Iterable[tuple[int, Link]], asking: set[int], findings: Findings
) -> tuple[int, Link] | None:
    chosen: tuple[int, Link] | None = None
    noted = False
    for index, link in links:
        if chosen is None:
            chosen = index, link
            continue
        if _version(link).major != _version(chosen[1]).major:
            row = {chosen[0]: chosen[1], index: link}
            if index in asking and chosen[0] in asking:
                message = f'The feature "{identity}" is to be composed in different major versions.'
                findings.report(CompositionCode.DIRECTIVE_COMPOSITION_ERROR, message, row=row)
                return None
            if not noted:
                message = f'The feature "{identity}" is linked in different major versions.'
                findings.report(HintCode.DIRECTIVE_COMPOSITION_INFO, message, row=row)
                noted = True
        chosen = _later(chosen, (index, link), asking)
    return chosen


def _later(one: tuple[int, Link], other: tuple[int, Link], asking: set[int]) -> tuple[int, Link]:
    if (one[0] in asking) != (other[0] in asking):
        return one if one[0] in asking else other
    if _version(one[1]).major != _version(other[1]).major:
        return other
    return one if _version(one[1]).minor > _version(other[1]).minor else other


def _version(link: Link) -> Version:
    return link.version or Version(0, 0)


def _ambiguous(requests: Sequence[_Request], findings: Findings) -> Iterator[str]:
    """Names that do not mean the same directive everywhere."""
    for name, group in _by(requests, lambda request: request.name).items():
        row = {request.subgraph: request.use for request in group}
        if len({request.original for request in group}) > 1:
            what = "is another directive of its feature in each subgraph"
        elif len({request.link.identity for request in group}) > 1:
            what = "belongs to different features in different subgraphs"
        else:
            continue
        message = f'The composed directive "@{name}" {what}.'
        findings.report(CompositionCode.DIRECTIVE_COMPOSITION_ERROR, message, f"@{name}", row)
        yield name


def _renamed(
    schemas: Sequence[SubgraphSchema], requests: Sequence[_Request], findings: Findings
) -> Iterator[str]:
    """Directives that go by several names, where they are composed or elsewhere."""
    for original, group in _by(requests, lambda request: request.original).items():
        row = {request.subgraph: request.use for request in group}
        names = {request.subgraph: request.name for request in group}
        if len(set(names.values())) > 1:
            said = ", ".join(
                f'"@{name}" in {findings.subgraphs([index])}' for index, name in names.items()
            )
            message = f'The composed directive "@{original}" has several names: {said}.'
            findings.report(
                CompositionCode.DIRECTIVE_COMPOSITION_ERROR, message, f"@{original}", row
            )
            yield from names.values()
        others = [
            index
            for index, schema in enumerate(schemas)
            if index not in row and _has_other_name(schema, group[0])
        ]
        if others:
            findings.report(
                HintCode.DIRECTIVE_COMPOSITION_WARN,
                f'The composed directive "@{group[0].name}" has another name in'
                f" {findings.subgraphs(others)}, which do not compose it.",
                f"@{group[0].name}",
            )


def _has_other_name(schema: SubgraphSchema, request: _Request) -> bool:
    return any(
        local != f"@{request.name}"
        for link in schema.links
        if link.identity == request.link.identity
        for element, local in link.imports.items()
        if element == f"@{request.original}"
    )


def _definitions(
    schemas: Sequence[SubgraphSchema],
    requests: Sequence[_Request],
    latest: dict[str, tuple[int, Link]],
    findings: Findings,
) -> Iterator[tuple[str, tuple[int, DirectiveDefinition]]]:
    """The definition in the subgraph with the latest version of the feature, renamed to fit."""
    for name, group in _by(requests, lambda request: request.name).items():
        index, link = latest[group[0].link.identity]
        for local, definition in schemas[index].directives.items():
            found = link_of_name(schemas[index], local)
            if found is not None and found == (link, group[0].original):
                yield name, (index, definition)
                break
        else:
            findings.report(
                CompositionCode.DIRECTIVE_COMPOSITION_ERROR,
                f'{findings.subgraphs([index])} links "{link.url}" but does not define "@{name}".',
                f"@{name}",
                {index: link},
            )


def _links(requests: Sequence[_Request], latest: dict[str, tuple[int, Link]]) -> Iterator[Link]:
    for identity, group in _by(requests, lambda request: request.link.identity).items():
        _, link = latest[identity]
        imports = {f"@{request.original}": f"@{request.name}" for request in group}
        yield Link(link.url, identity, link.name, link.version, imports=imports)


def _by(requests: Iterable[_Request], key: Callable[[_Request], str]) -> dict[str, list[_Request]]:
    groups: dict[str, list[_Request]] = {}
    for request in requests:
        groups.setdefault(key(request), []).append(request)
    return groups
