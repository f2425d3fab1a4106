"""Type-system values as SDL text (GraphQL specification, section 3).

In:   definitions, and a function that says which directives to write on an element, as text.
Out:  SDL of one definition, without a newline at its end; nothing is sorted or left out here.
The supergraph and the API schema are both printed with this; they differ in that function and in
what they hand over.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from graphql.language.block_string import is_printable_as_block_string, print_block_string
from graphql.language.print_string import print_string

from .definition import (
    Directed,
    DirectiveDefinition,
    FieldDefinition,
    InputValue,
    TypeDefinition,
    TypeKind,
)
from .literal import Literal, print_literal

Applied: TypeAlias = Callable[[Directed], Sequence[str]]
"""The directives to print on an element: `@tag(name: "a")`, in this order."""

_KEYWORDS = {
    TypeKind.SCALAR: "scalar",
    TypeKind.OBJECT: "type",
    TypeKind.INTERFACE: "interface",
    TypeKind.UNION: "union",
    TypeKind.ENUM: "enum",
    TypeKind.INPUT: "input",
}
_INDENT = "  "


def print_type(definition: TypeDefinition, applied: Applied) -> str:
    """One type. A type without fields or values is printed without braces."""
    head = f"{_KEYWORDS[definition.kind]} {definition.name}"
    if definition.interfaces:
        head += f" implements {' & '.join(definition.interfaces)}"
    directives = applied(definition)
    text = _description(definition.description, "") + _with_directives(head, directives)
    if definition.kind is TypeKind.UNION:
        return text + _members(definition.members, spread=len(directives) > 1)
    lines = _body(definition, applied)
    if not lines:
        return text
    brace = "\n{" if len(directives) > 1 else " {"
    return "\n".join((text + brace, *lines, "}"))


def print_directive_definition(definition: DirectiveDefinition, applied: Applied) -> str:
    """One directive definition."""
    head = f"directive @{definition.name}{_arguments(definition.arguments, applied, '')}"
    repeatable = " repeatable" if definition.is_repeatable else ""
    return (
        f"{_description(definition.description, '')}{head}{_inline(applied(definition))}"
        f"{repeatable} on {' | '.join(definition.locations)}"
    )


def print_schema_definition(
    roots: Mapping[str, str], directives: Sequence[str], description: str | None
) -> str:
    """The `schema` block.

    roots: operation -> type. Without any, which only a schema under way has, an extension is
        printed, because a definition must have a root.
    """
    if not roots:
        return _with_directives("extend schema", directives)
    head = _description(description, "") + _with_directives("schema", directives)
    brace = "\n{" if len(directives) > 1 else " {"
    lines = (f"{_INDENT}{operation}: {name}" for operation, name in roots.items())
    return "\n".join((head + brace, *lines, "}"))


def print_directive(name: str, arguments: Mapping[str, Literal]) -> str:
    """One applied directive."""
    if not arguments:
        return f"@{name}"
    inner = ", ".join(f"{key}: {print_literal(value)}" for key, value in arguments.items())
    return f"@{name}({inner})"


def _with_directives(head: str, directives: Sequence[str]) -> str:
    """One directive stays on the line; several get a line each."""
    if len(directives) > 1:
        return "\n".join((head, *(_INDENT + directive for directive in directives)))
    return head + _inline(directives)


def _members(members: Sequence[str], *, spread: bool) -> str:
    if not members:
        return ""
    return (f"\n{_INDENT}= " if spread else " = ") + " | ".join(members)


def _body(definition: TypeDefinition, applied: Applied) -> list[str]:
    if definition.kind is TypeKind.INPUT:
        return [
            _description(field.description, _INDENT) + _INDENT + _input_value(field, applied)
            for field in definition.input_fields.values()
        ]
    if definition.kind is TypeKind.ENUM:
        return [
            f"{_description(value.description, _INDENT)}{_INDENT}{value.name}"
            f"{_inline(applied(value))}"
            for value in definition.values.values()
        ]
    return [_field(field, applied) for field in definition.fields.values()]


def _field(field: FieldDefinition, applied: Applied) -> str:
    return (
        f"{_description(field.description, _INDENT)}{_INDENT}{field.name}"
        f"{_arguments(field.arguments, applied, _INDENT)}: {field.type}{_inline(applied(field))}"
    )


def _arguments(arguments: Mapping[str, InputValue], applied: Applied, indent: str) -> str:
    """On one line, unless one of them has a description."""
    if not arguments:
        return ""
    if all(argument.description is None for argument in arguments.values()):
        return f"({', '.join(_input_value(value, applied) for value in arguments.values())})"
    deeper = indent + _INDENT
    lines = (
        _description(value.description, deeper) + deeper + _input_value(value, applied)
        for value in arguments.values()
    )
    return "\n".join(("(", *lines, f"{indent})"))


def _input_value(value: InputValue, applied: Applied) -> str:
    default = f" = {print_literal(value.default)}" if value.has_default else ""
    return f"{value.name}: {value.type}{default}{_inline(applied(value))}"


def _inline(directives: Iterable[str]) -> str:
    return "".join(f" {directive}" for directive in directives)


def _description(text: str | None, indent: str) -> str:
    if text is None:
        return ""
    if not is_printable_as_block_string(text):
        return f"{indent}{print_string(text)}\n"
    lines = print_block_string(text).split("\n")
    return "".join(f"{indent}{line}\n" if line else "\n" for line in lines)
