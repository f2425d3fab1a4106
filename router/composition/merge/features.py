"""The features of a supergraph: which federation directives are merged, and by which links.

In:   the subgraphs' schemas.
Out:  MergedFeatures; LINK_IMPORT_NAME_MISMATCH when subgraphs name a merged directive differently.
A feature is linked as soon as one of its directives is applied anywhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from router.composition.codes import CompositionCode, HintCode
from router.schema.definition import Directed, DirectiveUse
from router.schema.link import Link, Version
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph_features import FEATURE_OF_DIRECTIVE, SPECS, local_name

from .directive_names import name_in_subgraph
from .findings import Findings

_FEATURES = {
    "tag": ("v0.3", None),
    "inaccessible": ("v0.2", "SECURITY"),
    "authenticated": ("v0.1", "SECURITY"),
    "requiresScopes": ("v0.1", "SECURITY"),
    "policy": ("v0.1", "SECURITY"),
    "cost": ("v0.1", None),
    "context": ("v0.1", "SECURITY"),
    "cacheTag": ("v0.1", "EXECUTION"),
}
"""Version and purpose of what is linked, in the order in which it is."""

_COMPOSED_DIRECTIVES = frozenset(FEATURE_OF_DIRECTIVE) - {"fromContext"}

MERGED_DIRECTIVES = _COMPOSED_DIRECTIVES - {"cacheTag"}
"""Federation directives whose applications are merged under their own name."""

_MINIMUM_VERSIONS = {
    "tag": {3: Version(2, 0)},
    "inaccessible": {2: Version(2, 0)},
    "authenticated": {1: Version(2, 5)},
    "requiresScopes": {1: Version(2, 5)},
    "policy": {1: Version(2, 6)},
    "context": {1: Version(2, 8)},
    "cost": {1: Version(2, 9)},
    "connect": {
        1: Version(2, 10),
        2: Version(2, 11),
        3: Version(2, 12),
        4: Version(2, 13),
    },
    "cacheTag": {1: Version(2, 12)},
}
"""Feature -> minor of its version 0.x -> the federation version that can carry it."""


@dataclass(frozen=True, slots=True)
class MergedFeatures:
    """What the merge has to know of features.

    in_use: canonical names of the federation directives of supergraphs that are applied somewhere.
    """

    in_use: frozenset[str]
    links: tuple[Link, ...]
    join_version: str


def collect_features(schemas: Sequence[SubgraphSchema], findings: Findings) -> MergedFeatures:
    """Find the merged directives in use, and check that they go by one name."""
    names: dict[str, dict[int, str]] = {}
    for index, schema in enumerate(schemas):
        for feature, directive in dict.fromkeys(_uses(schema)):
            names.setdefault(directive, {})[index] = name_in_subgraph(schema, feature, directive)
    for directive, by_subgraph in names.items():
        _check_one_name(directive, by_subgraph, findings)
    return MergedFeatures(
        frozenset(names),
        tuple(_links({name: next(iter(found.values())) for name, found in names.items()})),
        _join_version(schemas, findings),
    )


def is_merged(use: DirectiveUse) -> bool:
    """Whether it is a federation directive that is merged."""
    return use.feature is not None and use.name in MERGED_DIRECTIVES


def _uses(schema: SubgraphSchema) -> Iterator[tuple[str, str]]:
    for element in (Directed("schema", directives=schema.schema_directives), *_elements(schema)):
        for use in element.directives:
            if use.feature is not None and use.name in _COMPOSED_DIRECTIVES:
                yield use.feature, use.name


def _elements(schema: SubgraphSchema) -> Iterator[Directed]:
    for definition in schema.types.values():
        yield definition
        yield from definition.values.values()
        yield from definition.input_fields.values()
        for field in definition.fields.values():
            yield field
            yield from field.arguments.values()
    for directive in schema.directives.values():
        yield from directive.arguments.values()


def _check_one_name(directive: str, by_subgraph: dict[int, str], findings: Findings) -> None:
    if len(set(by_subgraph.values())) > 1:
        said = ", ".join(
            f'"@{name}" in {findings.subgraphs([index])}' for index, name in by_subgraph.items()
        )
        findings.report(
            CompositionCode.LINK_IMPORT_NAME_MISMATCH,
            f'The directive "@{directive}" must have the same name in all subgraphs, but it is'
            f" imported as {said}.",
            f"@{directive}",
        )


def _links(names: dict[str, str]) -> Iterator[Link]:
    """names: canonical name of each directive in use -> its name."""
    for feature, (version, purpose) in _FEATURES.items():
        directives = [name for name in names if FEATURE_OF_DIRECTIVE[name] == feature]
        if directives:
            identity = SPECS + feature
            major, minor = version.removeprefix("v").split(".")
            link = Link(
                url=f"{identity}/{version}",
                identity=identity,
                name=feature,
                version=Version(int(major), int(minor)),
                purpose=purpose,
            )
            imports = {
                f"@{name}": f"@{names[name]}"
                for name in directives
                if names[name] != local_name(link, name) and feature != "cacheTag"
            }
            yield Link(link.url, identity, feature, link.version, imports=imports, purpose=purpose)


def _join_version(schemas: Sequence[SubgraphSchema], findings: Findings) -> str:
    """v0.3 up to federation 2.6, v0.4 for 2.7, v0.5 from 2.8 on."""
    version = max(
        (_federation_version(index, schema, findings) for index, schema in enumerate(schemas)),
        default=Version(2, 0),
    )
    if version >= Version(2, 8):
        return "v0.5"
    return "v0.4" if version == Version(2, 7) else "v0.3"


def _federation_version(index: int, schema: SubgraphSchema, findings: Findings) -> Version:
    """The version a subgraph links, or the later one that a feature it links calls for."""
    linked = schema.federation_version
    if linked is None:
        return Version(2, 0)
    called_for = max((_minimum_version(link) for link in schema.links), default=linked)
    if called_for <= linked:
        return linked
    findings.report(
        HintCode.IMPLICITLY_UPGRADED_FEDERATION_VERSION,
        f"The features that {findings.subgraphs([index])} links call for federation {called_for};"
        f" it links {linked}.",
    )
    return called_for


def _minimum_version(link: Link) -> Version:
    if link.version is None or link.version.major:
        return Version(2, 0)
    versions = _MINIMUM_VERSIONS.get(link.identity.removeprefix(SPECS), {})
    return versions.get(link.version.minor, Version(2, 0))
