"""DEFAULT_VALUE_USES_INACCESSIBLE: a visible default mentions what is hidden.

That is an enum value or an input field; what lies in a hidden type is hidden with it.
"""

from collections.abc import Iterator, Sequence

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.schema.definition import InputValue, TypeDefinition, TypeKind
from router.schema.literal import EnumName, Literal, ObjectLiteral
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Supergraph

from .hidden import is_hidden, visible_references
from .places import places_of


def default_value_uses_inaccessible(
    supergraph: Supergraph, schemas: Sequence[SubgraphSchema]
) -> Iterator[Issue]:
    """Yield an issue for each hidden element and each visible default that mentions it."""
    for reference in visible_references(supergraph):
        value = reference.element
        if isinstance(value, InputValue) and value.has_default:
            for hidden in dict.fromkeys(_hidden(supergraph, value.default, value.type.name)):
                yield CompositionCode.DEFAULT_VALUE_USES_INACCESSIBLE.issue(
                    f'"{hidden}" is @inaccessible, but the default of "{reference.coordinate}",'
                    " which clients see, uses it.",
                    places_of(schemas, reference.owner, reference.member, reference.argument),
                    reference.coordinate,
                )


def _hidden(supergraph: Supergraph, value: Literal, type_name: str) -> Iterator[str]:
    """Coordinates of the hidden elements in a value, those inside hidden types left out."""
    definition = supergraph.types.get(type_name)
    if isinstance(value, tuple):
        for item in value:
            yield from _hidden(supergraph, item, type_name)
    elif definition is None:
        return
    elif definition.kind is TypeKind.ENUM and isinstance(value, str | EnumName):
        yield from _hidden_value(definition, value if isinstance(value, str) else value.name)
    elif isinstance(value, ObjectLiteral):
        for name, item in value:
            field = definition.input_fields.get(name)
            if field is None:
                continue
            if is_hidden(field) and not is_hidden(definition):
                yield f"{type_name}.{name}"
            yield from _hidden(supergraph, item, field.type.name)


def _hidden_value(enum: TypeDefinition, name: str) -> Iterator[str]:
    value = enum.values.get(name)
    if value is not None and is_hidden(value) and not is_hidden(enum):
        yield f"{enum.name}.{name}"
