"""What clients see of a supergraph: no joins, no @inaccessible elements, no feature directives.

In:   a Supergraph.
Out:  an ApiModel, in the same values; what is compared, linted and printed as "the API schema".
Composition guarantees that what remains refers only to what remains; supergraphs from elsewhere are
taken as they come: whatever refers to a hidden type is hidden as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .definition import (
    BUILT_IN_SCALARS,
    Directed,
    DirectiveDefinition,
    DirectiveUse,
    EnumValue,
    FieldDefinition,
    InputValue,
    TypeDefinition,
)
from .supergraph import Supergraph

_EXECUTABLE_LOCATIONS = (
    "QUERY",
    "MUTATION",
    "SUBSCRIPTION",
    "FIELD",
    "FRAGMENT_DEFINITION",
    "FRAGMENT_SPREAD",
    "INLINE_FRAGMENT",
    "VARIABLE_DEFINITION",
)
_VISIBLE_DIRECTIVES = frozenset({"deprecated", "specifiedBy", "oneOf"})


@dataclass(frozen=True, slots=True)
class ApiModel:
    """The API schema as values.

    types: in the order of the supergraph. Fields, arguments and so on have no joins.
    directives: executable ones that no feature defines, besides those that every schema has.
    """

    types: Mapping[str, TypeDefinition]
    directives: Mapping[str, DirectiveDefinition]
    description: str | None = None


def build_api_model(supergraph: Supergraph) -> ApiModel:
    """Derive the API schema of a supergraph."""
    visible = {
        name
        for name, definition in supergraph.types.items()
        if definition.joins and not _is_inaccessible(definition)
    }
    directives = frozenset(n for n in _VISIBLE_DIRECTIVES if not _is_of_a_feature(n, supergraph))
    derivation = _Derivation(frozenset(visible | BUILT_IN_SCALARS), directives)
    return ApiModel(
        types={
            name: derivation.type(supergraph.types[name])
            for name in supergraph.types
            if name in visible
        },
        directives={
            name: derivation.directive_definition(definition)
            for name, definition in supergraph.directives.items()
            if _is_executable(definition) and not _is_of_a_feature(name, supergraph)
        },
        description=supergraph.description,
    )


class _Derivation:
    """Strips elements.

    visible: the types that may be referred to. directives: those that stay on what they are on.
    """

    def __init__(self, visible: frozenset[str], directives: frozenset[str]) -> None:
        self._visible = visible
        self._directives = directives

    def type(self, definition: TypeDefinition) -> TypeDefinition:
        return TypeDefinition(
            name=definition.name,
            kind=definition.kind,
            description=definition.description,
            directives=self._applied(definition.directives),
            location=definition.location,
            fields={
                name: self._field(field)
                for name, field in definition.fields.items()
                if field.type.name in self._visible and not _is_inaccessible(field)
            },
            input_fields=self._input_values(definition.input_fields),
            values={
                name: EnumValue(
                    name,
                    description=value.description,
                    directives=self._applied(value.directives),
                )
                for name, value in definition.values.items()
                if not _is_inaccessible(value)
            },
            members=self._types(definition.members),
            interfaces=self._types(definition.interfaces),
        )

    def directive_definition(self, definition: DirectiveDefinition) -> DirectiveDefinition:
        return DirectiveDefinition(
            name=definition.name,
            description=definition.description,
            arguments=self._input_values(definition.arguments),
            locations=tuple(
                place for place in definition.locations if place in _EXECUTABLE_LOCATIONS
            ),
            is_repeatable=definition.is_repeatable,
        )

    def _field(self, field: FieldDefinition) -> FieldDefinition:
        return FieldDefinition(
            name=field.name,
            type=field.type,
            arguments=self._input_values(field.arguments) if field.arguments else {},
            description=field.description,
            directives=self._applied(field.directives),
            location=field.location,
        )

    def _input_values(self, values: Mapping[str, InputValue]) -> dict[str, InputValue]:
        return {
            name: InputValue(
                name=name,
                type=value.type,
                default=value.default,
                has_default=value.has_default,
                description=value.description,
                directives=self._applied(value.directives),
                location=value.location,
            )
            for name, value in values.items()
            if value.type.name in self._visible and not _is_inaccessible(value)
        }

    def _applied(self, uses: tuple[DirectiveUse, ...]) -> tuple[DirectiveUse, ...]:
        return tuple(use for use in uses if use.name in self._directives) if uses else ()

    def _types(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name in self._visible)


def _is_inaccessible(element: Directed) -> bool:
    """Only the known feature's directive hides; a user's own of that name would be another."""
    return any(use.name == "inaccessible" and use.feature is not None for use in element.directives)


def _is_of_a_feature(directive: str, supergraph: Supergraph) -> bool:
    """What a link brings is between subgraphs and routers, whatever locations it names."""
    return any(link.defines_directive(directive) for link in supergraph.links)


def _is_executable(definition: DirectiveDefinition) -> bool:
    return any(place in _EXECUTABLE_LOCATIONS for place in definition.locations)
