"""`fields` arguments that Federation 1 took although they are no strings.

A list of strings is their sequence, a bare word is itself. Anything else stays, and is reported
when the upgraded subgraph is checked.
"""

from dataclasses import replace

from router.schema.definition import Directed, DirectiveUse
from router.schema.literal import EnumName, Literal
from router.schema.subgraph import SubgraphSchema

from .rewriting import Element, with_directives, with_fields, with_types

_FIELD_SET_DIRECTIVES = frozenset({"key", "requires", "provides"})


def fields_arguments_to_strings(schema: SubgraphSchema) -> SubgraphSchema:
    """Make them strings, on types and on fields."""
    return with_types(with_fields(schema, lambda _, field: _coerced(field)), _coerced)


def _coerced(element: Element) -> Element:
    if not _needs_coercion(element):
        return element
    return with_directives(element, (_coerced_use(use) for use in element.directives))


def _needs_coercion(element: Directed) -> bool:
    return any(use.name in _FIELD_SET_DIRECTIVES for use in element.directives)


def _coerced_use(use: DirectiveUse) -> DirectiveUse:
    if use.name not in _FIELD_SET_DIRECTIVES or "fields" not in use.arguments:
        return use
    value = _text(use.arguments["fields"])
    return replace(use, arguments={**use.arguments, "fields": value})


def _text(value: Literal) -> Literal:
    if isinstance(value, EnumName):
        return value.name
    if isinstance(value, tuple):
        words = [_text(item) for item in value]
        if all(isinstance(word, str) for word in words):
            return " ".join(str(word) for word in words)
    return value
