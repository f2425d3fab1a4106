"""IMPLEMENTED_BY_INACCESSIBLE: a hidden field or argument that a visible interface promises."""

from collections.abc import Iterator, Sequence

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.schema.definition import FieldDefinition, TypeDefinition
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Supergraph

from .hidden import is_hidden
from .places import places_of


def implemented_by_inaccessible(
    supergraph: Supergraph, schemas: Sequence[SubgraphSchema]
) -> Iterator[Issue]:
    """Yield an issue for each such field or argument, and each interface."""
    for definition in supergraph.types.values():
        if is_hidden(definition):
            continue
        for interface in _visible_interfaces(supergraph, definition):
            for name, promised in interface.fields.items():
                field = definition.fields.get(name)
                if field is not None and not is_hidden(promised):
                    for argument in _hidden_parts(field, promised):
                        yield _issue(schemas, definition.name, interface.name, name, argument)


def _visible_interfaces(
    supergraph: Supergraph, definition: TypeDefinition
) -> Iterator[TypeDefinition]:
    for name in definition.interfaces:
        if not is_hidden(supergraph.types[name]):
            yield supergraph.types[name]


def _hidden_parts(field: FieldDefinition, promised: FieldDefinition) -> Iterator[str | None]:
    """None for the field itself, else the names of arguments."""
    if is_hidden(field):
        yield None
        return
    for name, argument in field.arguments.items():
        other = promised.arguments.get(name)
        if is_hidden(argument) and other is not None and not is_hidden(other):
            yield name


def _issue(
    schemas: Sequence[SubgraphSchema], owner: str, interface: str, name: str, argument: str | None
) -> Issue:
    part = name if argument is None else f"{name}({argument}:)"
    return CompositionCode.IMPLEMENTED_BY_INACCESSIBLE.issue(
        f'"{owner}.{part}" is @inaccessible, but implements "{interface}.{part}", which clients'
        " see.",
        places_of(schemas, owner, name, argument),
        f"{owner}.{part}",
    )
