"""REQUIRES_INVALID_FIELDS, once more: a @requires that the merged schema cannot answer.

A @requires is valid in its own subgraph, but it is other subgraphs that are asked. Arguments are
merged by intersection, so an argument that it gives may be gone, and one that it leaves out may be
required now.
"""

from collections.abc import Iterator, Sequence

from router.composition.codes import CompositionCode
from router.composition.field_set_targets import field_set_of
from router.composition.issue import Issue, IssueLocation
from router.schema.definition import DirectiveUse
from router.schema.field_set import FieldSelection, FieldSet
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Supergraph


def requires_invalid_fields(
    supergraph: Supergraph, schemas: Sequence[SubgraphSchema]
) -> Iterator[Issue]:
    """Yield an issue for each argument that does not fit."""
    for schema in schemas:
        for definition in schema.types.values():
            for field in definition.fields.values():
                for use in field.applied("requires"):
                    for problem in _problems(supergraph, definition.name, _field_set(use)):
                        yield CompositionCode.REQUIRES_INVALID_FIELDS.issue(
                            f'The @requires of "{definition.name}.{field.name}" in subgraph'
                            f' "{schema.name}" {problem}.',
                            _places(schema, use),
                            f"{definition.name}.{field.name}",
                        )


def _field_set(use: DirectiveUse) -> FieldSet:
    return field_set_of(use) if use.feature else ()


def _problems(supergraph: Supergraph, owner: str, field_set: FieldSet) -> Iterator[str]:
    definition = supergraph.types.get(owner)
    for selection in field_set:
        if not isinstance(selection, FieldSelection):
            yield from _problems(
                supergraph, selection.type_condition or owner, selection.selections
            )
            continue
        field = definition.fields.get(selection.name) if definition else None
        if field is None:
            continue
        coordinate, given = f"{owner}.{selection.name}", dict(selection.arguments)
        for name in given:
            if name not in field.arguments:
                yield f'gives "{coordinate}({name}:)", which not all subgraphs have'
        for name, argument in field.arguments.items():
            if argument.is_required and name not in given:
                yield f'does not give "{coordinate}({name}:)", which is required elsewhere'
        yield from _problems(supergraph, field.type.name, selection.selections)


def _places(schema: SubgraphSchema, use: DirectiveUse) -> tuple[IssueLocation, ...]:
    if use.location is None:
        return ()
    return (IssueLocation(schema.name, use.location.line, use.location.column),)
