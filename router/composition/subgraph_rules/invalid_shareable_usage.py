"""INVALID_SHAREABLE_USAGE: @shareable where it means nothing, or twice in one place.

Federation, "@shareable": for fields of object types. It is repeatable only so that a type and its
extensions may each carry it.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.definition import Directed, DirectiveUse, TypeKind
from router.schema.subgraph import SubgraphSchema


def invalid_shareable_usage(schema: SubgraphSchema, facts: SubgraphFacts) -> Iterator[Issue]:
    """Yield the repetitions and the fields of interfaces, in schema order."""
    del facts
    for definition in schema.types.values():
        is_object = definition.kind is TypeKind.OBJECT
        if is_object:
            yield from _repeated(schema, definition, definition.name)
        for field in definition.fields.values():
            coordinate = f"{definition.name}.{field.name}"
            if is_object:
                yield from _repeated(schema, field, coordinate)
            elif field.has("shareable"):
                yield subgraph_issue(
                    schema,
                    CompositionCode.INVALID_SHAREABLE_USAGE,
                    f'Invalid use of @shareable on field "{coordinate}": only fields of object'
                    " types can be shareable",
                    field.location,
                    coordinate=coordinate,
                )


def _repeated(schema: SubgraphSchema, element: Directed, coordinate: str) -> Iterator[Issue]:
    declarations: dict[int, list[DirectiveUse]] = {}
    for use in element.applied("shareable"):
        declarations.setdefault(use.declaration, []).append(use)
    for uses in declarations.values():
        if len(uses) > 1:
            yield subgraph_issue(
                schema,
                CompositionCode.INVALID_SHAREABLE_USAGE,
                f'Invalid duplicate application of @shareable on "{coordinate}": it can only be'
                " repeated on a type and its extensions, once on each",
                *(use.location for use in uses),
                coordinate=coordinate,
            )
