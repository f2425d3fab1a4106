"""The operation that a request asks for, taken out of its document.

In:   a parsed document and an operation name.
Out:  an Operation: the chosen definition, its fragments, and its guards, the variables that stand
      in @skip and @include. A plan is made for one combination of their values.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql.language import (
    BooleanValueNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)

from router.errors import ErrorCode, RequestError

from .plan import OperationKind

GUARD_DIRECTIVES = frozenset({"skip", "include"})


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a valid document.

    guards: names of the variables in @skip and @include, sorted.
    guards_by_default: those whose default value is true.
    """

    kind: OperationKind
    name: str | None
    node: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    guards: tuple[str, ...]
    guards_by_default: frozenset[str] = frozenset()

    def specialisation(self, variables: Mapping[str, Any]) -> frozenset[str]:
        """The guards that are true, given coerced variables; one left out has its default."""
        return frozenset(
            name for name in self.guards if variables.get(name, name in self.guards_by_default)
        )


def read_operation(document: DocumentNode, operation_name: str | None) -> Operation:
    """Choose the operation (GraphQL specification, section 6.1).

    Raises RequestError when the name is unknown, or missing where there are several.
    """
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    if operation_name is not None:
        operations = [o for o in operations if o.name and o.name.value == operation_name]
        if not operations:
            raise RequestError.of(
                ErrorCode.OPERATION_RESOLUTION_FAILURE,
                f'Unknown operation named "{operation_name}".',
            )
    if len(operations) != 1:
        what = "has no operation" if not operations else "has several operations"
        hint = "" if not operations else "; say which by operationName"
        raise RequestError.of(ErrorCode.OPERATION_RESOLUTION_FAILURE, f"The document {what}{hint}.")
    node = operations[0]
    fragments = {
        d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)
    }
    guards = sorted(set(_guards(node.selection_set, fragments, set())))
    name = node.name.value if node.name else None
    defaults = frozenset(
        definition.variable.name.value
        for definition in node.variable_definitions or ()
        if isinstance(definition.default_value, BooleanValueNode) and definition.default_value.value
    )
    return Operation(
        OperationKind(node.operation.value), name, node, fragments, tuple(guards), defaults
    )


def _guards(
    selections: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode], seen: set[str]
) -> Iterator[str]:
    for selection in selections.selections:
        for directive in selection.directives or ():
            if directive.name.value in GUARD_DIRECTIVES and directive.arguments:
                value = directive.arguments[0].value
                if isinstance(value, VariableNode):
                    yield value.name.value
        if isinstance(selection, FragmentSpreadNode):
            name = selection.name.value
            if name not in seen and name in fragments:
                seen.add(name)
                yield from _guards(fragments[name].selection_set, fragments, seen)
        elif isinstance(selection, FieldNode | InlineFragmentNode) and selection.selection_set:
            yield from _guards(selection.selection_set, fragments, seen)


def is_included(directives: tuple[DirectiveNode, ...] | None, active: frozenset[str]) -> bool:
    """Whether @skip and @include let a selection stand (section 3.13), given the true guards."""
    for directive in directives or ():
        name = directive.name.value
        if name in GUARD_DIRECTIVES and directive.arguments:
            value = directive.arguments[0].value
            if isinstance(value, VariableNode):
                holds = value.name.value in active
            else:
                holds = bool(getattr(value, "value", False))
            if holds is (name == "skip"):
                return False
    return True


def is_introspection(node: FieldNode) -> bool:
    """Whether a root field asks about the schema (section 4)."""
    return node.name.value in ("__schema", "__type")
