"""The merge: many subgraphs into one supergraph.

The order of the steps is that of their needs. `implements` and unions come first, since they say
which type may stand for which; enums come last, since how they are used decides how their values
are merged. All errors are collected; types that are of several kinds are merged by the first kind,
so that more can be found.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts, facts_of
from router.composition.supergraph_rules.extension_with_no_base import extension_with_no_base
from router.composition.supergraph_rules.interface_object_usage_error import (
    interface_object_without_interface,
)
from router.composition.supergraph_rules.no_queries import no_queries
from router.composition.supergraph_rules.type_kind_mismatch import type_kind_mismatch
from router.schema.definition import (
    ROOT_TYPES,
    Directed,
    DirectiveUse,
    EnumValue,
    FieldDefinition,
    InputValue,
    TypeDefinition,
    TypeKind,
)
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Supergraph

from .applied_directives import merge_directives
from .auth_inheritance import Inherited, inherited_auth
from .compose_directive import composed_directives
from .description import merge_description
from .directive_definition import merge_directive_definitions
from .enum_type import merge_enum_values
from .features import collect_features
from .findings import Findings
from .graphs import graphs_of
from .input_object import merge_input_fields
from .interface import merge_interface_fields
from .interface_object_fields import add_interface_object_fields
from .joins import implements_joins, type_joins
from .merging import Merging, declared_kind
from .object_type import merge_object_fields
from .passed_through import passed_through
from .row import names_in_order
from .union import member_joins, merge_members

_KIND_ORDER = (TypeKind.SCALAR, TypeKind.INPUT, TypeKind.INTERFACE, TypeKind.OBJECT)


@dataclass(frozen=True, slots=True)
class MergeResult:
    """supergraph is None exactly when there are errors."""

    supergraph: Supergraph | None
    errors: tuple[Issue, ...]
    hints: tuple[Issue, ...]


def merge_subgraphs(
    schemas: Sequence[SubgraphSchema], facts: Mapping[str, SubgraphFacts] | None = None
) -> MergeResult:
    """Merge schemas that are all valid, and upgraded to Federation 2. Their order is of no matter.

    facts: by name of the subgraph, as far as the caller has them already.
    Errors of linked features stop the merge at once; all others come together.
    """
    ordered = tuple(sorted(schemas, key=lambda schema: schema.name))
    findings = Findings([schema.name for schema in ordered])
    composed = composed_directives(ordered, findings)
    if not findings.errors:
        features = collect_features(ordered, findings)
    if findings.errors:
        return MergeResult(None, tuple(findings.errors), tuple(findings.hints))
    known = facts or {}
    all_facts = tuple(known.get(schema.name) or facts_of(schema) for schema in ordered)
    merging = Merging(ordered, graphs_of(ordered), all_facts, findings, composed, features)
    supergraph = _merge(merging)
    return MergeResult(
        None if findings.errors else supergraph, tuple(findings.errors), tuple(findings.hints)
    )


def _merge(merging: Merging) -> Supergraph:
    _collect_types(merging)
    for rule in (type_kind_mismatch, interface_object_without_interface, extension_with_no_base):
        merging.findings.errors.extend(rule(merging))
    _merge_hierarchy(merging)
    inherited = inherited_auth(merging)
    types: dict[str, TypeDefinition] = {}
    for name in merging.names_of(TypeKind.UNION):
        types[name] = _merge_type(merging, name, inherited)
    schema_directives, description = _merge_schema_definition(merging)
    for kind in _KIND_ORDER:
        for name in merging.names_of(kind):
            types[name] = _merge_type(merging, name, inherited)
    directives = merge_directive_definitions(merging)
    for name in merging.names_of(TypeKind.ENUM):
        types[name] = _merge_type(merging, name, inherited)
    for root in ROOT_TYPES.values():
        if root in types and not types[root].fields:
            del types[root]
    merging.findings.errors.extend(no_queries(types))
    add_interface_object_fields(merging, types, inherited)
    return Supergraph(
        merging.graphs,
        {name: types[name] for name in merging.kinds if name in types},
        directives,
        (*merging.features.links, *merging.composed.links),
        merging.features.join_version,
        schema_directives,
        description,
    )


def _collect_types(merging: Merging) -> None:
    """Find every type with its kind and its declarations of that kind."""
    for index, schema in enumerate(merging.schemas):
        for name, definition in schema.types.items():
            kind = declared_kind(definition)
            if merging.kinds.setdefault(name, kind) is kind:
                merging.rows.setdefault(name, {})[index] = definition
                if kind is not definition.kind:
                    merging.interface_objects.setdefault(name, []).append(index)


def _merge_hierarchy(merging: Merging) -> None:
    for kind in (TypeKind.OBJECT, TypeKind.INTERFACE):
        for name in merging.names_of(kind):
            row = merging.rows[name]
            interfaces = names_in_order(definition.interfaces for definition in row.values())
            if interfaces:
                merging.subtyping.interfaces[name] = interfaces
    for name in merging.names_of(TypeKind.UNION):
        merging.subtyping.members[name] = merge_members(merging, name)


def _merge_schema_definition(
    merging: Merging,
) -> tuple[tuple[DirectiveUse, ...], str | None]:
    row = {
        index: Directed("schema", description=s.description, directives=s.schema_directives)
        for index, s in enumerate(merging.schemas)
    }
    return merge_directives(merging, "schema", row), merge_description(merging, "schema", row)


def _merge_type(merging: Merging, name: str, inherited: Inherited) -> TypeDefinition:
    """One type of the kind that was settled for it."""
    row, kind = merging.rows[name], merging.kinds[name]
    description = merge_description(merging, name, row)
    directives = merge_directives(
        merging, name, row, inherited.get(name) if kind is TypeKind.INTERFACE else None
    )
    fields: dict[str, FieldDefinition] = {}
    input_fields: dict[str, InputValue] = {}
    values: dict[str, EnumValue] = {}
    match kind:
        case TypeKind.OBJECT:
            fields = dict(merge_object_fields(merging, name, inherited))
        case TypeKind.INTERFACE:
            fields = dict(merge_interface_fields(merging, name, inherited))
        case TypeKind.INPUT:
            input_fields = merge_input_fields(merging, name)
        case TypeKind.ENUM:
            values = merge_enum_values(merging, name)
        case _:
            pass
    members = merging.subtyping.members.get(name, ())
    return TypeDefinition(
        name,
        kind,
        fields,
        input_fields,
        values,
        members,
        merging.interfaces_of(name),
        joins=tuple(type_joins(merging, row)),
        implements_joins=tuple(implements_joins(merging, row)),
        member_joins=member_joins(merging, name, members),
        description=description,
        directives=(*passed_through(merging, row), *directives),
    )
