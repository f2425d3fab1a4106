"""What a schema may use besides its own definitions, by the names it has for it.

In:   its links, and its own directive and type declarations.
Out:  KnownNames: directives that can be applied, types of the features.
Decided here: "federation__key", an imported or renamed "@key" and the plain "@key" of Federation 1
are all one directive; below, everybody sees its canonical name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from .definition import DirectiveDefinition, InputValue, TypeDefinition
from .feature_spec import FeatureSpec, built_in_directives, feature_spec, federation_1_spec
from .link import FEDERATION_IDENTITY, Link, Version
from .link_reader import LinkTable
from .schema_problem import SchemaProblem
from .subgraph_directives import KnownDirective
from .type_ref import TypeRef

ADOPTED_FROM_FEDERATION_1 = Version(2, 4)
"""A Federation 1 schema that defines directives of this version means those of federation."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """directives, types: by local name; the schema's own definitions are not among them.

    canonical: the directives of federation, by its own names, that have another name here.
    problems: features that are linked but not known.
    """

    directives: Mapping[str, KnownDirective]
    types: Mapping[str, TypeDefinition]
    canonical: frozenset[str] = frozenset()
    problems: tuple[SchemaProblem, ...] = ()


def known_names(table: LinkTable, own_directives: Mapping[str, object]) -> KnownNames:
    """Collect what GraphQL, federation and the other linked features bring along.

    own_directives: names of the directives that the schema itself defines.
    """
    directives = {
        name: KnownDirective(name, definition) for name, definition in built_in_directives().items()
    }
    types: dict[str, TypeDefinition] = {}
    problems: list[SchemaProblem] = []
    if table.federation is None:
        for local in _federation_1(own_directives):
            local.add_to(directives, types)
    # Federation first: where two features define one name, the first definition holds.
    for link in sorted(table.links, key=lambda link: link.identity != FEDERATION_IDENTITY):
        assert link.version is not None
        spec = feature_spec(link.identity, link.version)
        if spec is not None:
            _local(spec, link).add_to(directives, types)
        elif link.identity == FEDERATION_IDENTITY:
            message = (
                f"Invalid version {link.version} for the federation feature in @link directive"
                " on schema"
            )
            places = (link.location,) if link.location else ()
            problems.append(SchemaProblem("UNKNOWN_FEDERATION_LINK_VERSION", message, places))
    if table.directive is None and "link" not in own_directives:
        # A schema that links nothing may still carry @link; it then means nothing.
        link_spec = feature_spec("https://specs.apollo.dev/link", Version(1, 0))
        assert link_spec is not None
        _local(link_spec, _PLAIN_LINK).add_to(directives, types)
    canonical = {known.name for known in directives.values() if known.feature == "federation"}
    return KnownNames(directives, types, frozenset(canonical - directives.keys()), tuple(problems))


_PLAIN_LINK = Link("", "", "link", None)


@dataclass(frozen=True, slots=True)
class _LocalSpec:
    """A feature's definitions, renamed to what one schema calls them."""

    directives: Mapping[str, KnownDirective]
    types: Mapping[str, TypeDefinition]

    def add_to(
        self, directives: dict[str, KnownDirective], types: dict[str, TypeDefinition]
    ) -> None:
        for name, directive in self.directives.items():
            directives.setdefault(name, directive)
        for name, definition in self.types.items():
            types.setdefault(name, definition)


def _federation_1(own_directives: Mapping[str, object]) -> Iterator[_LocalSpec]:
    spec = federation_1_spec()
    yield _LocalSpec(
        {name: KnownDirective(name, item, "federation") for name, item in spec.directives.items()},
        spec.types,
    )
    later = feature_spec(FEDERATION_IDENTITY, ADOPTED_FROM_FEDERATION_1)
    assert later is not None
    yield _LocalSpec(
        {
            name: KnownDirective(name, item, "federation")
            for name, item in later.directives.items()
            if name in own_directives
        },
        {},
    )


def local_directive_name(link: Link, name: str) -> str:
    """What a schema calls the directive `name` of a feature it links; both without "@"."""
    imported = link.imports.get(f"@{name}")
    if imported is not None:
        return imported[1:]
    assert link.prefix is not None
    return link.prefix if name == link.name else f"{link.prefix}__{name}"


def local_type_name(link: Link, name: str) -> str:
    """What a schema calls the type `name` of a feature it links."""
    return link.imports.get(name) or f"{link.prefix}__{name}"


def _local(spec: FeatureSpec, link: Link) -> _LocalSpec:
    names = {name: local_type_name(link, name) for name in spec.types}
    directives = {}
    for name, definition in spec.directives.items():
        local_name = local_directive_name(link, name)
        renamed = replace(definition, name=local_name, arguments=_renamed(definition, names))
        directives[local_name] = KnownDirective(name, renamed, link.name)
    types = {
        names[name]: replace(
            definition,
            name=names[name],
            input_fields={
                field.name: _with_type(field, names) for field in definition.input_fields.values()
            },
        )
        for name, definition in spec.types.items()
    }
    return _LocalSpec(directives, types)


def _renamed(definition: DirectiveDefinition, names: Mapping[str, str]) -> dict[str, InputValue]:
    return {name: _with_type(argument, names) for name, argument in definition.arguments.items()}


def _with_type(value: InputValue, names: Mapping[str, str]) -> InputValue:
    if value.type.name not in names:
        return value
    return replace(value, type=TypeRef(names[value.type.name], value.type.wrappers))
