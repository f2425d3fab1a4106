"""Fetch groups as GraphQL text, printed compactly and always in the same order."""

import re
from collections.abc import Iterable, Mapping

from graphql.language import VariableDefinitionNode, print_ast

from .fetch_group import Scope
from .selection import print_value

_NOT_A_NAME = re.compile(r"\W")


def print_scope(scope: Scope) -> str:
    """A selection set with its braces."""
    parts = ["__typename"] if scope.needs_typename else []
    for storage_key, field in scope.fields.items():
        alias = "" if storage_key == field.name else f"{storage_key}:"
        below = "" if field.child is None else print_scope(field.child)
        parts.append(f"{alias}{field.name}{field.arguments}{below}")
    parts.extend(f"...on {name}{print_scope(branch)}" for name, branch in scope.branches.items())
    return f"{{{' '.join(parts) or scope.fallback}}}"


def print_entity_scopes(scopes: Mapping[str, Scope]) -> str:
    """The selection set of `_entities`: one fragment for each typename sent."""
    fragments = (f"...on {typename}{print_scope(scope)}" for typename, scope in scopes.items())
    return f"{{{' '.join(fragments)}}}"


def print_variable(node: VariableDefinitionNode) -> str:
    """`$first:Int=10`, as the client declared it."""
    default = ""
    if node.default_value is not None:
        default = f"={print_value(node.default_value, set())}"
    return f"${node.variable.name.value}:{print_ast(node.type)}{default}"


def print_operation(kind: str, name: str | None, variables: Iterable[str], body: str) -> str:
    """A whole operation. The shorthand form is used where nothing needs to be said."""
    declared = ",".join(variables)
    if kind == "query" and name is None and not declared:
        return body
    head = f"{kind} {name or ''}".rstrip()
    return f"{head}({declared}){body}" if declared else f"{head}{body}"


def fetch_name(operation_name: str | None, subgraph: str, number: int) -> str | None:
    """`ClientName__subgraph__3`: traces of a subgraph then tell who asked."""
    if operation_name is None:
        return None
    return f"{operation_name}__{_NOT_A_NAME.sub('_', subgraph)}__{number}"
