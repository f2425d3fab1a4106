"""What a schema defines itself although a feature or GraphQL defines it already.

Users, and libraries for them, print the definitions of federation into their SDL. Each must fit the
specification: it may leave out optional arguments and places, and have a plain type for a scalar of
the feature, but nothing beyond (DIRECTIVE_DEFINITION_INVALID, TYPE_DEFINITION_INVALID).
"""

from collections.abc import Callable, Iterator, Mapping

from .definition import BUILT_IN_SCALARS, DirectiveDefinition, InputValue, TypeDefinition, TypeKind
from .literal import print_literal
from .schema_problem import SchemaProblem
from .type_ref import TypeRef


def directive_misfits(
    expected: DirectiveDefinition,
    actual: DirectiveDefinition,
    is_custom_scalar: Callable[[str], bool],
) -> Iterator[SchemaProblem]:
    """How a schema's own definition contradicts the specification."""
    what = f'Invalid definition for directive "@{actual.name}"'
    for argument in expected.arguments.values():
        found = actual.arguments.get(argument.name)
        if found is None:
            if argument.is_required:
                yield _misfit(actual, f'{what}: missing required argument "{argument.name}"')
        else:
            fault = _argument_fault(argument, found, is_custom_scalar)
            if fault:
                yield _misfit(found, f'{what}: argument "{argument.name}" {fault}')
    for name, found in actual.arguments.items():
        if name not in expected.arguments:
            yield _misfit(found, f'{what}: unknown/unsupported argument "{name}"')
    if actual.is_repeatable and not expected.is_repeatable:
        yield _misfit(actual, f"{what}: it should not be repeatable")
    if not set(actual.locations) <= set(expected.locations):
        yield _misfit(
            actual,
            f"{what}: it should have locations {', '.join(expected.locations)},"
            f" but found (non-subset) {', '.join(actual.locations)}",
        )


def _argument_fault(
    expected: InputValue, actual: InputValue, is_custom_scalar: Callable[[str], bool]
) -> str | None:
    found = actual.type
    if found.is_non_null and not expected.type.is_non_null:
        found = found.nullable
    if found != expected.type and not _stands_for(expected.type, found, is_custom_scalar):
        return f'should have type "{expected.type}" but found type "{actual.type}"'
    same_default = (expected.has_default, expected.default) == (actual.has_default, actual.default)
    if not actual.type.is_non_null and not same_default:
        wanted = print_literal(expected.default) if expected.has_default else "no default"
        has = print_literal(actual.default) if actual.has_default else "no default"
        return f"should have default value {wanted} but found default value {has}"
    return None


def _stands_for(
    expected: TypeRef, actual: TypeRef, is_custom_scalar: Callable[[str], bool]
) -> bool:
    """A custom scalar says nothing of its values, so anything but another one may stand for it."""
    if not actual.wrappers.startswith(expected.wrappers):
        return False
    is_wrapped = len(actual.wrappers) > len(expected.wrappers)
    return is_custom_scalar(expected.name) and (is_wrapped or not is_custom_scalar(actual.name))


def type_misfits(expected: TypeDefinition, actual: TypeDefinition) -> Iterator[SchemaProblem]:
    """How a schema's own definition of a feature's type contradicts the specification."""
    what = f'Invalid definition for type "{actual.name}"'
    places = (actual.location,) if actual.location else ()
    message = None
    if actual.kind is not expected.kind:
        message = f"{what}: it should be a {expected.kind} but is defined as a {actual.kind}"
    elif actual.kind is TypeKind.ENUM and set(actual.values) != set(expected.values):
        message = (
            f"{what}: expected values [{', '.join(sorted(expected.values))}]"
            f" but found [{', '.join(sorted(actual.values))}]."
        )
    if message:
        yield SchemaProblem("TYPE_DEFINITION_INVALID", message, places, actual.name)


def is_tolerated_in_federation_1(definition: DirectiveDefinition) -> bool:
    """Whether a wrong @key, @requires or @provides of Federation 1 is one that is passed over.

    Such definitions were seen in use; the proper ones take their place.
    """
    if not definition.arguments:
        return True
    fields = definition.arguments.get("fields")
    return (
        fields is not None
        and len(definition.arguments) == 1
        and str(fields.type) in ("String", "_FieldSet", "FieldSet")
    )


def custom_scalars(
    *definitions: Mapping[str, TypeDefinition],
) -> Callable[[str], bool]:
    """A predicate over type names: scalars that GraphQL itself does not define."""
    names = {
        name
        for types in definitions
        for name, definition in types.items()
        if definition.kind is TypeKind.SCALAR and name not in BUILT_IN_SCALARS
    }
    return names.__contains__


def _misfit(element: DirectiveDefinition | InputValue, message: str) -> SchemaProblem:
    places = (element.location,) if element.location else ()
    return SchemaProblem("DIRECTIVE_DEFINITION_INVALID", message, places)
