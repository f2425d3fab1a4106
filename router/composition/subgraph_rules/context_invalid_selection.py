"""CONTEXT_INVALID_SELECTION: a @fromContext does not select exactly one fitting value.

Federation, "@fromContext": from each type that sets the context the selection goes down, one field
at a time, to one leaf whose type the argument accepts. Where the types differ, it may instead be a
list of fragments, each with a type condition; then every type that sets the context needs one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from router.composition.codes import CompositionCode
from router.composition.context_selection import (
    ContextSelection,
    context_setters,
    parse_context_selection,
)
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.definition import COMPOSITE_KINDS, TypeDefinition, TypeKind
from router.schema.field_set import (
    FieldSelection,
    FieldSet,
    FieldSetError,
    FragmentSelection,
    read_field_set,
)
from router.schema.subgraph import SubgraphSchema
from router.schema.subgraph_interface_rules import is_subtype
from router.schema.type_ref import TypeRef

from .contextual_arguments import ContextualArgument, contextual_arguments

Types = Mapping[str, TypeDefinition]


def context_invalid_selection(schema: SubgraphSchema, facts: SubgraphFacts) -> Iterator[Issue]:
    """Yield at most one error per argument and type that sets its context, in schema order."""
    setters = context_setters(schema)
    for found in contextual_arguments(schema):
        parsed = parse_context_selection(found.use.arguments.get("field"))
        if parsed is None or not parsed.selection or found.owner.kind is not TypeKind.OBJECT:
            continue
        for fault in _faults(schema, facts, found, parsed, setters.get(parsed.context, ())):
            yield subgraph_issue(
                schema,
                CompositionCode.CONTEXT_INVALID_SELECTION,
                f'Context "{parsed.context}" is used in "{found.coordinate}"'
                f" but the selection is invalid: {fault}.",
                found.use.location,
                coordinate=found.coordinate,
            )


def _faults(
    schema: SubgraphSchema,
    facts: SubgraphFacts,
    found: ContextualArgument,
    parsed: ContextSelection,
    setters: tuple[str, ...],
) -> Iterator[str]:
    try:
        selection, errors = read_field_set(parsed.selection)
    except FieldSetError as error:
        yield str(error)
        return
    if errors:
        yield str(errors[0])
        return
    shape = _wrong_shape(selection)
    if shape:
        yield shape
        return
    check = _Check(schema.types, facts, found.argument.type)
    for setter in setters:
        fault = check.fault(schema.types[setter], selection)
        if fault:
            yield f'for type "{setter}", {fault}'


def _wrong_shape(selection: FieldSet) -> str | None:
    """What is wrong whatever the types: more than one value could be meant.

    The reference minds this at the top only: further down, several fields of one type pass.
    """
    fields = [item for item in selection if isinstance(item, FieldSelection)]
    if fields and len(selection) > 1:
        return "multiple fields could be selected"
    for item in selection:
        if isinstance(item, FragmentSelection):
            if item.type_condition is None:
                return "fragments must have a type condition"
            if any(isinstance(inner, FragmentSelection) for inner in item.selections):
                return "fragments cannot be nested"
            fault = _wrong_shape(item.selections)
            if fault:
                return fault
    return None


@dataclass(frozen=True, slots=True)
class _Check:
    """Follows selections to the value, which has to be of the argument's type `expected`."""

    types: Types
    facts: SubgraphFacts
    expected: TypeRef

    def fault(self, start: TypeDefinition, selection: FieldSet) -> str | None:
        if isinstance(selection[0], FieldSelection):
            return self._path_fault(start, selection)
        fitting = [
            item
            for item in selection
            if isinstance(item, FragmentSelection) and self._applies(start, item.type_condition)
        ]
        if not fitting:
            return "no type condition matches it"
        for item in fitting:
            target = self.types.get(item.type_condition or "")
            if target is None:
                return f'type "{item.type_condition}" does not exist'
            fault = self._path_fault(target, item.selections)
            if fault:
                return fault
        return None

    def _applies(self, start: TypeDefinition, condition: str | None) -> bool:
        if condition is None or condition == start.name:
            return True
        return condition in start.interfaces or condition in self._possible(start)

    def _possible(self, start: TypeDefinition) -> tuple[str, ...]:
        if start.kind is TypeKind.UNION:
            return start.members
        return self.facts.implementations.get(start.name, ())

    def _path_fault(
        self, start: TypeDefinition, selection: FieldSet, lists: str = ""
    ) -> str | None:
        """lists: a "[" for each list on the way; whether it holds nulls is not asked."""
        for step in selection:
            fault = self._step_fault(start, step, lists)
            if fault:
                return fault
        return None

    def _step_fault(
        self, on: TypeDefinition, step: FieldSelection | FragmentSelection, lists: str
    ) -> str | None:
        if not isinstance(step, FieldSelection):
            return "a fragment can only stand at the beginning"
        if step.name == "__typename":
            return self._type_fault(TypeRef("String", lists))
        field = on.fields.get(step.name)
        if field is None:
            return f'there is no field "{on.name}.{step.name}"'
        if on.name in self.facts.interface_objects:
            return f'"{on.name}" is an interface object'
        lists += "[" * field.type.lists
        target = self.types.get(field.type.name)
        if target is None or target.kind not in COMPOSITE_KINDS:
            if step.selections:
                return f'"{on.name}.{step.name}" has no fields to select'
            return self._type_fault(TypeRef(field.type.name, lists))
        if not step.selections:
            return f'"{on.name}.{step.name}" is not a leaf'
        return self._path_fault(target, step.selections, lists)

    def _type_fault(self, found: TypeRef) -> str | None:
        if is_subtype(self.expected, found, self.types):
            return None
        return f'its type "{found}" does not fit the expected type "{self.expected}"'
