"""Field sets: the selections in @key, @requires and @provides (Federation: "FieldSet").

Parsed once, without knowing the types; whether the fields exist is for the rules of composition.
A field set is a tuple of selections and so can be hashed, compared and walked. It keeps the order
in which it was written: that order is what representations and the supergraph SDL show.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TypeAlias

from graphql.error import GraphQLSyntaxError
from graphql.language import (
    FieldNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
)

from .literal import Literal, literal_of, print_literal


@dataclass(frozen=True, slots=True)
class FieldSelection:
    """One field; `selections` is empty for a leaf."""

    name: str
    arguments: tuple[tuple[str, Literal], ...] = ()
    selections: "FieldSet" = ()


@dataclass(frozen=True, slots=True)
class FragmentSelection:
    """`... on T { }`; `type_condition` is None where the text has none."""

    type_condition: str | None
    selections: "FieldSet"


FieldSet: TypeAlias = tuple[FieldSelection | FragmentSelection, ...]


class FieldSetFault(Enum):
    """What can be wrong in the text itself; the rules give each its own error code."""

    SYNTAX = "syntax"
    ALIAS = "alias"
    DIRECTIVE = "directive"


class FieldSetError(ValueError):
    """The text is not a field set."""

    def __init__(self, fault: FieldSetFault, message: str) -> None:
        super().__init__(message)
        self.fault = fault


def parse_field_set(text: str) -> FieldSet:
    """Read a field set, with or without braces around it. Raises FieldSetError."""
    field_set, errors = read_field_set(text)
    if errors:
        raise errors[0]
    return field_set


@lru_cache(maxsize=4096)
def read_field_set(text: str) -> tuple[FieldSet, tuple[FieldSetError, ...]]:
    """Read a field set although it has aliases or directives: the set without them, and each fault.

    Raises FieldSetError where the syntax leaves nothing to read.
    """
    source = text if text.lstrip().startswith("{") else f"{{ {text} }}"
    try:
        document = parse(source, no_location=True)
    except GraphQLSyntaxError as error:
        raise FieldSetError(FieldSetFault.SYNTAX, error.message) from error
    operation = document.definitions[0]
    if len(document.definitions) > 1 or not isinstance(operation, OperationDefinitionNode):
        raise FieldSetError(FieldSetFault.SYNTAX, "Syntax Error: unbalanced braces.")
    errors: list[FieldSetError] = []
    return _selections(operation.selection_set, errors), tuple(errors)


def _selections(node: SelectionSetNode, errors: list[FieldSetError]) -> FieldSet:
    if not node.selections:
        # The parser accepts empty braces, GraphQL does not.
        raise FieldSetError(FieldSetFault.SYNTAX, 'Syntax Error: Expected Name, found "}".')
    found: list[FieldSelection | FragmentSelection] = []
    for selection in node.selections:
        if selection.directives:
            names = ", ".join(f"@{directive.name.value}" for directive in selection.directives)
            errors.append(FieldSetError(FieldSetFault.DIRECTIVE, f"cannot have directive {names}"))
        if isinstance(selection, FieldNode):
            found.append(_field(selection, errors))
        elif isinstance(selection, InlineFragmentNode):
            condition = selection.type_condition
            found.append(
                FragmentSelection(
                    condition.name.value if condition else None,
                    _selections(selection.selection_set, errors),
                )
            )
        else:
            raise FieldSetError(FieldSetFault.SYNTAX, "named fragments cannot be used here")
    return tuple(found)


def _field(node: FieldNode, errors: list[FieldSetError]) -> FieldSelection:
    if node.alias:
        message = f'Cannot use alias "{node.alias.value}" in "{node.name.value}"'
        errors.append(FieldSetError(FieldSetFault.ALIAS, message))
    try:
        arguments = tuple((arg.name.value, literal_of(arg.value)) for arg in node.arguments or ())
    except ValueError as error:
        raise FieldSetError(FieldSetFault.SYNTAX, str(error)) from error
    children = _selections(node.selection_set, errors) if node.selection_set else ()
    return FieldSelection(node.name.value, arguments, children)


def print_field_set(field_set: FieldSet) -> str:
    """The text of a field set on one line, without outer braces."""
    return " ".join(_print(selection) for selection in field_set)


def _print(selection: FieldSelection | FragmentSelection) -> str:
    if isinstance(selection, FragmentSelection):
        on = f" on {selection.type_condition}" if selection.type_condition else ""
        return f"...{on} {{ {print_field_set(selection.selections)} }}"
    text = selection.name
    if selection.arguments:
        text += f"({', '.join(f'{k}: {print_literal(v)}' for k, v in selection.arguments)})"
    if selection.selections:
        text += f" {{ {print_field_set(selection.selections)} }}"
    return text


def top_level_fields(field_set: FieldSet) -> Iterator[FieldSelection]:
    """The fields of the set's own type, also those inside fragments without a type condition."""
    for selection in field_set:
        if isinstance(selection, FieldSelection):
            yield selection
        elif selection.type_condition is None:
            yield from top_level_fields(selection.selections)
