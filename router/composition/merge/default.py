"""The default of a merged argument or input field: kept only when all subgraphs agree."""

from router.composition.codes import CompositionCode, HintCode
from router.schema.definition import BUILT_IN_SCALARS, InputValue, TypeKind
from router.schema.literal import EnumName, Literal, ObjectLiteral, print_literal
from router.schema.type_ref import TypeRef

from .merging import Merging
from .row import Row, declared


def merge_default(
    merging: Merging, coordinate: str, row: Row[InputValue], mismatch: CompositionCode
) -> tuple[Literal, bool]:
    """The default, and whether there is one. Strings that stand for enum values become such.

    mismatch: what to report when two defaults differ. A default that only some subgraphs have is
    dropped with a hint: the router sends what the client gave, and the others would miss it.
    """
    found = dict(declared(row))
    given = [_as_typed(merging, v.default, v.type) for v in found.values() if v.has_default]
    if not given:
        return None, False
    if any(other != given[0] for other in given):
        merging.findings.report_difference(
            mismatch, f'The defaults of "{coordinate}" differ', found, _described, coordinate
        )
    elif len(given) < len(found):
        merging.findings.report_difference(
            HintCode.INCONSISTENT_DEFAULT_VALUE_PRESENCE,
            f'The default of "{coordinate}" is dropped, as not all subgraphs have it',
            found,
            _described,
            coordinate,
        )
        return None, False
    return given[0], True


def _as_typed(merging: Merging, value: Literal, type_ref: TypeRef) -> Literal:
    """The value as its type wants it: schemas in use mix up enum values and strings."""
    if isinstance(value, tuple):
        item = type_ref.item if type_ref.is_list else type_ref
        return tuple(_as_typed(merging, element, item) for element in value)
    if isinstance(value, ObjectLiteral):
        fields = merging.input_field_types(type_ref.name)
        return ObjectLiteral(
            tuple(
                (name, _as_typed(merging, item, fields[name]) if name in fields else item)
                for name, item in value
            )
        )
    if isinstance(value, str) and merging.kinds.get(type_ref.name) is TypeKind.ENUM:
        return EnumName(value)
    if isinstance(value, EnumName) and type_ref.name in BUILT_IN_SCALARS:
        return value.name
    return value


def _described(value: InputValue) -> str:
    return print_literal(value.default) if value.has_default else "no default"
