"""What is wrong with a field set, seen from the type it starts at.

In:   the text of a @key, @requires, @provides or @fromContext and its type. Out: faults.
A field set that cannot be followed to its end has one fault, the first; only one that can is asked
what its directive allows. The rules turn faults into codes of their own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from router.schema.definition import (
    COMPOSITE_KINDS,
    FieldDefinition,
    TypeDefinition,
)
from router.schema.field_set import (
    FieldSelection,
    FieldSet,
    FieldSetError,
    FieldSetFault,
    FragmentSelection,
    read_field_set,
)
from router.schema.subgraph_input_values import fits

Types = Mapping[str, TypeDefinition]


class Fault(Enum):
    """The kinds of fault that have codes of their own."""

    INVALID = "INVALID_FIELDS"
    ABSTRACT = "FIELDS_SELECT_INVALID_TYPE"
    DIRECTIVE = "DIRECTIVE_IN_FIELDS_ARG"


@dataclass(frozen=True, slots=True)
class FieldSetProblem:
    """A fault and the sentence about it."""

    fault: Fault
    message: str


@dataclass(frozen=True, slots=True)
class SelectedField:
    """One field of a field set with its definition.

    parent: the type it was selected on.
    """

    parent: TypeDefinition
    definition: FieldDefinition
    selection: FieldSelection

    @property
    def coordinate(self) -> str:
        """Where the field is defined."""
        return f"{self.parent.name}.{self.definition.name}"


def check_field_set(
    types: Types, on: TypeDefinition, text: str, *, allow_abstract: bool = True
) -> tuple[FieldSet, tuple[FieldSetProblem, ...]]:
    """Read a field set and follow it.

    Returns the set, empty when it cannot be followed, and the faults.
    """
    try:
        field_set, errors = read_field_set(text)
    except FieldSetError as error:
        return (), (FieldSetProblem(Fault.INVALID, str(error)),)
    fault = next(_wrong_names(types, on, field_set, allow_abstract=allow_abstract), None)
    if fault is None:
        fault = next(_wrong_shapes(types, on, field_set), None)
    if fault is None:
        alias = next((error for error in errors if error.fault is FieldSetFault.ALIAS), None)
        fault = FieldSetProblem(Fault.INVALID, str(alias)) if alias else None
    if fault is not None:
        return (), (fault,)
    return field_set, tuple(
        FieldSetProblem(Fault.DIRECTIVE, str(error))
        for error in errors
        if error.fault is FieldSetFault.DIRECTIVE
    )


def _wrong_names(
    types: Types, on: TypeDefinition, field_set: FieldSet, *, allow_abstract: bool
) -> Iterator[FieldSetProblem]:
    for selection in field_set:
        if isinstance(selection, FragmentSelection):
            condition = selection.type_condition
            target = types.get(condition) if condition else on
            if target is None or target.kind not in COMPOSITE_KINDS:
                text = f'Cannot select on "{condition}", which is no type with fields.'
                yield FieldSetProblem(Fault.INVALID, text)
                return
            inside = selection.selections
        elif selection.name == "__typename":
            continue
        else:
            field = on.fields.get(selection.name)
            if field is None:
                text = f'Cannot query field "{selection.name}" on type "{on.name}"'
                yield FieldSetProblem(Fault.INVALID, text)
                return
            target = types.get(field.type.name)
            if target is not None and target.is_abstract and not allow_abstract:
                text = f'field "{on.name}.{field.name}" is of kind {target.kind}: not allowed here'
                yield FieldSetProblem(Fault.ABSTRACT, text)
            inside = selection.selections
        if inside and target is not None and target.kind in COMPOSITE_KINDS:
            yield from _wrong_names(types, target, inside, allow_abstract=allow_abstract)


def _wrong_shapes(
    types: Types, on: TypeDefinition, field_set: FieldSet
) -> Iterator[FieldSetProblem]:
    """Leaves with selections, composite fields without, arguments that do not fit."""
    for selected in selected_fields(types, on, field_set):
        field, selection = selected.definition, selected.selection
        target = types.get(field.type.name)
        is_composite = target is not None and target.kind in COMPOSITE_KINDS
        if is_composite and not selection.selections:
            text = (
                f'Invalid empty selection set for field "{selected.coordinate}"'
                f' of non-leaf type "{field.type}"'
            )
            yield FieldSetProblem(Fault.INVALID, text)
        elif selection.selections and not is_composite:
            text = f'Cannot select below field "{selected.coordinate}" of leaf type "{field.type}"'
            yield FieldSetProblem(Fault.INVALID, text)
        yield from _wrong_arguments(types, selected)


def _wrong_arguments(types: Types, selected: SelectedField) -> Iterator[FieldSetProblem]:
    given = dict(selected.selection.arguments)
    expected = selected.definition.arguments
    for name, value in given.items():
        coordinate = f"{selected.coordinate}({name}:)"
        if name not in expected:
            yield FieldSetProblem(Fault.INVALID, f'Unknown argument "{coordinate}"')
        elif not fits(value, expected[name].type, types):
            text = f'Invalid value for argument "{coordinate}" of type "{expected[name].type}"'
            yield FieldSetProblem(Fault.INVALID, text)
    if not given:
        return
    for name, argument in expected.items():
        if argument.is_required and name not in given:
            text = f'Missing required argument "{selected.coordinate}({name}:)"'
            yield FieldSetProblem(Fault.INVALID, text)


def selected_fields(
    types: Types, on: TypeDefinition, field_set: FieldSet
) -> Iterator[SelectedField]:
    """All fields of a field set that can be followed, parents before children."""
    for selection in field_set:
        if isinstance(selection, FragmentSelection):
            condition = selection.type_condition
            target = types[condition] if condition else on
            yield from selected_fields(types, target, selection.selections)
        elif selection.name != "__typename":
            field = on.fields[selection.name]
            yield SelectedField(on, field, selection)
            inner = types.get(field.type.name)
            if inner is not None and inner.kind in COMPOSITE_KINDS:
                yield from selected_fields(types, inner, selection.selections)
