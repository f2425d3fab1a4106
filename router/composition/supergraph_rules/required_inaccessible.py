"""REQUIRED_INACCESSIBLE: an argument or input field that is hidden, but must be given."""

from collections.abc import Iterator, Sequence

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.schema.definition import FieldDefinition, InputValue, TypeDefinition, TypeKind
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Supergraph

from .hidden import is_hidden
from .places import places_of


def required_inaccessible(
    supergraph: Supergraph, schemas: Sequence[SubgraphSchema]
) -> Iterator[Issue]:
    """Yield an issue for each; also where an implementation demands the argument."""
    for definition in supergraph.types.values():
        if not is_hidden(definition):
            yield from _in_type(supergraph, schemas, definition)
    for directive in supergraph.directives.values():
        for argument in directive.arguments.values():
            if argument.is_required and is_hidden(argument):
                yield _issue(schemas, f"@{directive.name}", None, argument.name)


def _in_type(
    supergraph: Supergraph, schemas: Sequence[SubgraphSchema], definition: TypeDefinition
) -> Iterator[Issue]:
    for name, input_field in definition.input_fields.items():
        if input_field.is_required and is_hidden(input_field):
            yield _issue(schemas, definition.name, name, None)
    for field in definition.fields.values():
        if is_hidden(field):
            continue
        for argument in field.arguments.values():
            if not is_hidden(argument):
                continue
            if argument.is_required:
                yield _issue(schemas, definition.name, field.name, argument.name)
            for owner in _demanding(supergraph, definition, field, argument):
                yield _issue(schemas, definition.name, field.name, argument.name, owner)


def _demanding(
    supergraph: Supergraph, interface: TypeDefinition, field: FieldDefinition, argument: InputValue
) -> Iterator[str]:
    """Visible implementations of an interface that require the argument."""
    if interface.kind is not TypeKind.INTERFACE:
        return
    for definition in supergraph.types.values():
        if interface.name not in definition.interfaces or is_hidden(definition):
            continue
        implementing = definition.fields.get(field.name)
        found = implementing.arguments.get(argument.name) if implementing else None
        if implementing is None or found is None or not found.is_required:
            continue
        if not is_hidden(implementing) and not is_hidden(found):
            yield definition.name


def _issue(
    schemas: Sequence[SubgraphSchema],
    owner: str,
    member: str | None,
    argument: str | None,
    demanded_by: str | None = None,
) -> Issue:
    coordinate = owner if member is None else f"{owner}.{member}"
    if argument is not None:
        coordinate += f"({argument}:)"
    by = f' by "{demanded_by}", which implements "{owner}"' if demanded_by else ""
    return CompositionCode.REQUIRED_INACCESSIBLE.issue(
        f'"{coordinate}" is @inaccessible, but required{by}.',
        places_of(schemas, owner, member, argument),
        coordinate,
    )
