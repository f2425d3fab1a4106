"""The API schema as SDL: what clients see, for people and for their tools.

Sorted by name throughout, arguments and enum values included, so that two versions can be compared
as text, however their subgraphs are written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from .api_model import ApiModel, build_api_model
from .definition import (
    ROOT_TYPES,
    Directed,
    DirectiveDefinition,
    FieldDefinition,
    TypeDefinition,
)
from .sdl_printer import (
    print_directive,
    print_directive_definition,
    print_schema_definition,
    print_type,
)
from .supergraph import Supergraph

_Value = TypeVar("_Value")


def print_api_schema(supergraph: Supergraph) -> str:
    """API SDL of a supergraph, with a newline at its end."""
    return print_api_model(build_api_model(supergraph))


def print_api_model(model: ApiModel) -> str:
    """The same from an API model that is already there.

    The schema block is left out where it would say nothing: the root types have standard names.
    """
    blocks = []
    if model.description is not None:
        roots = {operation: name for operation, name in ROOT_TYPES.items() if name in model.types}
        blocks.append(print_schema_definition(roots, (), model.description))
    blocks += [
        print_directive_definition(_sorted_directive(definition), _applied)
        for definition in _by_name(model.directives).values()
    ]
    blocks += [
        print_type(_sorted_type(definition), _applied)
        for definition in _by_name(model.types).values()
    ]
    return "\n\n".join(blocks) + "\n"


def _applied(element: Directed) -> Sequence[str]:
    return [print_directive(use.name, use.arguments) for use in element.directives]


def _by_name(elements: Mapping[str, _Value]) -> dict[str, _Value]:
    return dict(sorted(elements.items()))


def _sorted_type(definition: TypeDefinition) -> TypeDefinition:
    return replace(
        definition,
        fields={name: _sorted_field(field) for name, field in _by_name(definition.fields).items()},
        input_fields=_by_name(definition.input_fields),
        values=_by_name(definition.values),
        members=tuple(sorted(definition.members)),
        interfaces=tuple(sorted(definition.interfaces)),
    )


def _sorted_field(field: FieldDefinition) -> FieldDefinition:
    return replace(field, arguments=_by_name(field.arguments)) if field.arguments else field


def _sorted_directive(definition: DirectiveDefinition) -> DirectiveDefinition:
    return replace(
        definition,
        arguments=_by_name(definition.arguments),
        locations=tuple(sorted(definition.locations)),
    )
