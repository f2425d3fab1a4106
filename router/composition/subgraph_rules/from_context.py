"""CONTEXT_NOT_SET, NO_CONTEXT_IN_SELECTION, CONTEXT_NO_RESOLVABLE_KEY: no value for an argument.

CONTEXT_NOT_SET             no type sets the context; also arguments that may not come from one:
                            with a default, of an interface's field, of a field that implements one
NO_CONTEXT_IN_SELECTION     the text does not begin with "$name" and a selection
CONTEXT_NO_RESOLVABLE_KEY   the type of the field cannot be entered, so its argument never filled

Federation, "@fromContext". Whether the selection fits is checked in context_invalid_selection.py.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.context_selection import context_setters, parse_context_selection
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.definition import TypeKind
from router.schema.literal import print_literal
from router.schema.subgraph import SubgraphSchema

from .contextual_arguments import ContextualArgument, contextual_arguments


def from_context(schema: SubgraphSchema, facts: SubgraphFacts) -> Iterator[Issue]:
    """Yield all errors of all applications: those on directives first, then in schema order."""
    yield from _on_directives(schema)
    for found in contextual_arguments(schema):
        if found.owner.kind is not TypeKind.OBJECT:
            yield _not_set(schema, found, "its field belongs to an abstract type")
            continue
        yield from _misplaced(schema, found)
        yield from _reference(schema, found)
        if not any(key.resolvable for key in facts.keys.get(found.owner.name, ())):
            text = (
                f'Object "{found.owner.name}" has no resolvable key'
                " but has a field with a contextual argument."
            )
            yield _issue(schema, found, CompositionCode.CONTEXT_NO_RESOLVABLE_KEY, text)


def _on_directives(schema: SubgraphSchema) -> Iterator[Issue]:
    for directive in schema.directives.values():
        for argument in directive.arguments.values():
            for use in argument.applied("fromContext"):
                coordinate = f"@{directive.name}({argument.name}:)"
                yield subgraph_issue(
                    schema,
                    CompositionCode.CONTEXT_NOT_SET,
                    f'@fromContext cannot fill "{coordinate}": it belongs to a directive',
                    use.location,
                    coordinate=coordinate,
                )


def _misplaced(schema: SubgraphSchema, found: ContextualArgument) -> Iterator[Issue]:
    for name in found.owner.interfaces:
        if found.field.name in schema.types[name].fields:
            yield _not_set(schema, found, f'its field implements "{name}.{found.field.name}"')
    if found.argument.has_default:
        yield _not_set(schema, found, "it has a default value")


def _reference(schema: SubgraphSchema, found: ContextualArgument) -> Iterator[Issue]:
    text = found.use.arguments.get("field")
    parsed = parse_context_selection(text)
    if parsed is None or not parsed.selection:
        message = f"@fromContext names no context with a selection: {print_literal(text)}."
        yield _issue(schema, found, CompositionCode.NO_CONTEXT_IN_SELECTION, message)
    elif parsed.context not in context_setters(schema):
        message = f'Context "{parsed.context}" is used at "{found.coordinate}" but is never set.'
        yield _issue(schema, found, CompositionCode.CONTEXT_NOT_SET, message)


def _not_set(schema: SubgraphSchema, found: ContextualArgument, why: str) -> Issue:
    message = f'@fromContext cannot fill "{found.coordinate}": {why}.'
    return _issue(schema, found, CompositionCode.CONTEXT_NOT_SET, message)


def _issue(
    schema: SubgraphSchema, found: ContextualArgument, code: CompositionCode, message: str
) -> Issue:
    return subgraph_issue(schema, code, message, found.use.location, coordinate=found.coordinate)
