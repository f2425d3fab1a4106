"""The definitions of a linkable feature in one of its versions, as values.

In: identity and version. Out: a FeatureSpec, or None for what is not known. The texts stand in
federation_spec.py; each is parsed once, when first asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from graphql.language import DirectiveDefinitionNode, TypeDefinitionNode, parse

from .definition import DirectiveDefinition, TypeDefinition
from .federation_spec import BUILT_IN_DIRECTIVES, FEATURES, FEDERATION_1
from .link import Version
from .subgraph_directives import DirectiveReader
from .subgraph_types import TypeReader


@dataclass(frozen=True, slots=True)
class FeatureSpec:
    """What a feature defines, under its own names."""

    directives: Mapping[str, DirectiveDefinition]
    types: Mapping[str, TypeDefinition]

    @property
    def elements(self) -> frozenset[str]:
        """What can be imported: "@key", "FieldSet"."""
        return frozenset({*(f"@{name}" for name in self.directives), *self.types})


@lru_cache(maxsize=256)
def feature_spec(identity: str, version: Version) -> FeatureSpec | None:
    """What a known feature defines in that version."""
    editions = FEATURES.get(identity, ())
    if all(edition != version for edition, _ in editions):
        return None
    directives: dict[str, DirectiveDefinition] = {}
    types: dict[str, TypeDefinition] = {}
    for edition, text in editions:
        # Below 1.0 every minor version stands alone, but each of them also contains the one before.
        if edition <= version and text:
            spec = _read(text)
            directives.update(spec.directives)
            types.update(spec.types)
    return FeatureSpec(directives, types)


@lru_cache(maxsize=1)
def federation_1_spec() -> FeatureSpec:
    """What a schema without links may use."""
    return _read(FEDERATION_1)


@lru_cache(maxsize=1)
def built_in_directives() -> Mapping[str, DirectiveDefinition]:
    """What every schema may use."""
    return _read(BUILT_IN_DIRECTIVES).directives


def _read(text: str) -> FeatureSpec:
    reader = TypeReader(DirectiveReader({}))
    directives: dict[str, DirectiveDefinition] = {}
    types: dict[str, TypeDefinition] = {}
    for node in parse(text, no_location=True).definitions:
        if isinstance(node, DirectiveDefinitionNode):
            directives[node.name.value] = reader.directive(node)
        else:
            assert isinstance(node, TypeDefinitionNode)
            types[node.name.value] = reader.type([node])
    return FeatureSpec(directives, types)
