"""The door: all subgraphs in, the same subgraphs in terms of Federation 2 out.

Each subgraph is upgraded on its own, with the others to look at as they were given. The order of
the steps is that of the reference and matters: what one removes, the next does not see.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from router.composition.check_subgraph import check_subgraph
from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts, facts_of
from router.schema.feature_spec import feature_spec
from router.schema.link import FEDERATION_IDENTITY, LINK_IDENTITY, Link, Version
from router.schema.subgraph import SubgraphSchema

from .extension_with_no_base import extension_with_no_base
from .extensions_to_definitions import extensions_to_definitions
from .external_removal import (
    remove_external_from_keys_of_extensions,
    remove_meaningless_external,
)
from .fields_arguments import fields_arguments_to_strings
from .inactive_field_sets import remove_inactive_field_sets
from .ineffective_directives import remove_directives_on_interfaces, remove_provides_of_leaves
from .shareable_addition import add_shareable
from .tags_on_external import remove_tags_on_external
from .taken_names import taken_names
from .type_with_only_unused_external import remove_unused_external

UPGRADED_VERSION = Version(2, 4)
"""What an upgraded subgraph links; later features would ask for a later join specification."""


@dataclass(frozen=True, slots=True)
class UpgradedSubgraphs:
    """schemas: all of Federation 2, in the order given; empty when there are issues."""

    schemas: tuple[SubgraphSchema, ...] = ()
    issues: tuple[Issue, ...] = ()


def upgrade_subgraphs(schemas: Sequence[SubgraphSchema]) -> UpgradedSubgraphs:
    """Upgrade the subgraphs of Federation 1, and check them like those of Federation 2."""
    if not any(schema.is_federation_1 for schema in schemas):
        return UpgradedSubgraphs(tuple(schemas))
    facts = {schema.name: facts_of(schema) for schema in schemas}
    upgraded: list[SubgraphSchema] = []
    issues: list[Issue] = []
    for schema in schemas:
        if not schema.is_federation_1:
            upgraded.append(schema)
            continue
        others = [other for other in schemas if other is not schema]
        result, problems = _upgrade(schema, others, facts)
        issues += problems or check_subgraph(result)
        upgraded.append(result)
    issues = issues or _interface_objects(schemas, facts)
    return UpgradedSubgraphs((), tuple(issues)) if issues else UpgradedSubgraphs(tuple(upgraded))


def _upgrade(
    schema: SubgraphSchema, others: Sequence[SubgraphSchema], facts: dict[str, SubgraphFacts]
) -> tuple[SubgraphSchema, tuple[Issue, ...]]:
    baseless = tuple(extension_with_no_base(schema, others))
    federation = _federation_link()
    taken = tuple(taken_names(schema, federation))
    result = _linked(schema, federation)
    result = fields_arguments_to_strings(result)
    result = remove_meaningless_external(result)
    result = remove_external_from_keys_of_extensions(result, others)
    result = remove_inactive_field_sets(result)
    result = extensions_to_definitions(result)
    result = remove_directives_on_interfaces(result)
    result = remove_provides_of_leaves(result)
    result, emptied = remove_unused_external(result)
    result = add_shareable(
        result, facts[schema.name], {other.name: (other, facts[other.name]) for other in others}
    )
    return remove_tags_on_external(result, others), taken + baseless + emptied


def _federation_link() -> Link:
    spec = feature_spec(FEDERATION_IDENTITY, UPGRADED_VERSION)
    assert spec is not None
    return Link(
        f"{FEDERATION_IDENTITY}/{UPGRADED_VERSION}",
        FEDERATION_IDENTITY,
        "federation",
        UPGRADED_VERSION,
        imports={f"@{name}": f"@{name}" for name in spec.directives},
    )


def _linked(schema: SubgraphSchema, federation: Link) -> SubgraphSchema:
    link = Link(f"{LINK_IDENTITY}/v1.0", LINK_IDENTITY, "link", Version(1, 0))
    links = schema.links or (link,)
    return replace(schema, links=(*links, federation), federation_version=UPGRADED_VERSION)


def _interface_objects(
    schemas: Sequence[SubgraphSchema], facts: dict[str, SubgraphFacts]
) -> list[Issue]:
    """Interface objects do not mix with Federation 1: its subgraphs know no entity interfaces."""
    using = [schema.name for schema in schemas if facts[schema.name].interface_objects]
    old = [schema.name for schema in schemas if schema.is_federation_1]
    if not using:
        return []
    message = (
        "The @interfaceObject directive can only be used if all subgraphs are of Federation 2,"
        f" with a @link to its specification: it is used in {_names(using)},"
        f" but {_names(old)} have no such link."
    )
    return [CompositionCode.INTERFACE_OBJECT_USAGE_ERROR.issue(message)]


def _names(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
