"""Whether a constant fits an input type, as the reference composer sees it.

It is laxer than GraphQL on purpose: strings and enum names are not told apart, since schemas in use
mix them up, and a required input field that is left out is not missed.
"""

from collections.abc import Mapping

from .definition import BUILT_IN_SCALARS, TypeDefinition, TypeKind
from .literal import EnumName, Literal, ObjectLiteral
from .type_ref import TypeRef


def fits(value: Literal, type_ref: TypeRef, types: Mapping[str, TypeDefinition]) -> bool:
    """Whether the value can be given where the type is expected."""
    if type_ref.is_non_null:
        return value is not None and fits(value, type_ref.nullable, types)
    if value is None:
        return True
    if type_ref.is_list:
        items = value if isinstance(value, tuple) else (value,)
        return all(fits(item, type_ref.item, types) for item in items)
    definition = types.get(type_ref.name)
    if definition is None or definition.kind is TypeKind.SCALAR:
        return type_ref.name not in BUILT_IN_SCALARS or _fits_scalar(value, type_ref.name)
    if definition.kind is TypeKind.ENUM:
        name = value.name if isinstance(value, EnumName) else value
        return isinstance(name, str) and name in definition.values
    return _fits_input(value, definition, types)


def _fits_scalar(value: Literal, name: str) -> bool:
    match name:
        case "Boolean":
            return isinstance(value, bool)
        case "Int":
            return _is_integer(value)
        case "Float":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "ID":
            return isinstance(value, str | EnumName) or _is_integer(value)
        case _:
            return isinstance(value, str | EnumName)


def _is_integer(value: Literal) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (isinstance(value, float) and value.is_integer())


def _fits_input(
    value: Literal, definition: TypeDefinition, types: Mapping[str, TypeDefinition]
) -> bool:
    if not isinstance(value, ObjectLiteral):
        return False
    given = dict(value)
    if not given.keys() <= definition.input_fields.keys():
        return False
    return all(
        fits(given[name], field.type, types)
        for name, field in definition.input_fields.items()
        if name in given
    )
