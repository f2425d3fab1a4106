"""The door of this floor for subgraphs: SDL in, a SubgraphSchema or all that is wrong with it out.

A schema is read in stages, and a stage that found something wrong ends the reading: what comes
after would report the consequences, not the causes. In order: syntax; links, definitions and names
that must exist; plain GraphQL; names of the root types. The rules of federation come later, in
composition. What belongs to federation itself is checked and then left out of the result.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from graphql.error import GraphQLSyntaxError
from graphql.language import DocumentNode, SchemaDefinitionNode, parse

from .definition import ROOT_TYPES, Location, TypeDefinition
from .feature_spec import built_in_directives
from .link_reader import LinkTable, read_links
from .literal import LiteralOutOfRange
from .schema_problem import SchemaProblem, UnreadableSchema, invalid_graphql
from .subgraph import Subgraph, SubgraphSchema
from .subgraph_directive_rules import application_problems
from .subgraph_directives import location_of
from .subgraph_document import SubgraphDocument, roots_of, sort_document
from .subgraph_elements import FEDERATION_FIELDS, SubgraphElements, read_elements, stop_at
from .subgraph_graphql_rules import circular_inputs, directive_definition_problems, type_problems
from .subgraph_interface_rules import implementation_problems
from .subgraph_names import known_names
from .subgraph_own_definitions import custom_scalars, directive_misfits
from .subgraph_types import description_of

FEDERATION_TYPES = frozenset({"_Any", "_Entity", "_Service"})

_RESERVED_SUBGRAPH_NAMES = frozenset({"", "_"})


def read_subgraph(subgraph: Subgraph) -> SubgraphSchema | tuple[SchemaProblem, ...]:
    """Read one subgraph; problems come in the order of the stages, and of the SDL within one."""
    try:
        document = parse(subgraph.sdl)
    except GraphQLSyntaxError as error:
        places = (Location(place.line, place.column) for place in error.locations or ())
        return (invalid_graphql(error.message, *places),)
    try:
        return _read(subgraph, sort_document(document))
    except UnreadableSchema as error:
        return error.problems
    except LiteralOutOfRange as error:
        return (invalid_graphql(str(error), location_of(error.node)),)
    finally:
        _unlink_tokens(document)


def _unlink_tokens(document: DocumentNode) -> None:
    """Part the tokens, which know their neighbours: the document goes when nobody holds it."""
    token = document.loc.start_token if document.loc else None
    while token is not None:
        token.prev, token.next, token = None, None, token.next


def _read(subgraph: Subgraph, document: SubgraphDocument) -> SubgraphSchema:
    table = read_links(document.schema)
    names = known_names(table, document.directives)
    roots, root_problems = roots_of(document)
    elements = read_elements(document, table, names, roots)
    stop_at(
        [*document.problems, *table.problems, *names.problems, *root_problems, *elements.problems]
    )
    stop_at(_name_problems(subgraph))
    stop_at(_graphql_problems(elements, roots))
    stop_at([*_taken_root_names(document, roots), *_built_in_misfits(elements)])
    return _schema(subgraph, document, table, elements, roots)


def _name_problems(subgraph: Subgraph) -> Iterator[SchemaProblem]:
    code = "INVALID_SUBGRAPH_NAME"
    if subgraph.name in _RESERVED_SUBGRAPH_NAMES:
        message = f'Invalid name "{subgraph.name}" for a subgraph: this name is reserved'
        yield SchemaProblem(code, message)
    for what, text in (("name", subgraph.name), ("url", subgraph.url)):
        if any("\ud800" <= character <= "\udfff" for character in text):
            message = f"Invalid {what} {text!a} of a subgraph: half a surrogate pair is no text"
            yield SchemaProblem(code, message)


def _graphql_problems(
    elements: SubgraphElements, roots: Mapping[str, str]
) -> Iterator[SchemaProblem]:
    own, types = elements.own_types.values(), elements.types
    query = ROOT_TYPES["query"] if "query" in roots else ""
    yield from type_problems(own, types, may_be_empty=query)
    yield from directive_definition_problems(elements.directives.values(), types)
    yield from application_problems(elements.applications, types)
    yield from implementation_problems(own, types)
    yield from circular_inputs(own, types)


def _taken_root_names(
    document: SubgraphDocument, roots: Mapping[str, str]
) -> Iterator[SchemaProblem]:
    for operation, name in roots.items():
        standard = ROOT_TYPES[operation]
        if name != standard and standard in document.types:
            text = (
                f'The schema has a type named "{standard}" but it is not set as the {operation}'
                f' root type ("{name}" is instead): a root type may have another name only if'
                " no other type has the standard one."
            )
            yield SchemaProblem(f"ROOT_{operation.upper()}_USED", text, coordinate=standard)


def _built_in_misfits(elements: SubgraphElements) -> Iterator[SchemaProblem]:
    is_custom_scalar = custom_scalars(elements.types)
    for name, expected in built_in_directives().items():
        own = elements.directives.get(name)
        if own is not None:
            yield from directive_misfits(expected, own, is_custom_scalar)


def _schema(
    subgraph: Subgraph,
    document: SubgraphDocument,
    table: LinkTable,
    elements: SubgraphElements,
    roots: Mapping[str, str],
) -> SubgraphSchema:
    federation = table.federation
    descriptions = [
        description_of(node.description)
        for node in document.schema
        if isinstance(node, SchemaDefinitionNode)
    ]
    return SubgraphSchema(
        subgraph.name,
        subgraph.url,
        {definition.name: definition for definition in _kept_types(elements)},
        {
            name: definition
            for name, definition in elements.directives.items()
            if elements.known[name].feature is None and name not in built_in_directives()
        },
        elements.schema_directives,
        table.links,
        federation.version if federation else None,
        {ROOT_TYPES[operation]: name for operation, name in roots.items()},
        next((text for text in descriptions if text), None),
    )


def _kept_types(elements: SubgraphElements) -> Iterator[TypeDefinition]:
    """The schema's own types without what belongs to federation or another known feature."""
    feature_types = elements.feature_types
    for name, definition in elements.own_types.items():
        if name in FEDERATION_TYPES or name in feature_types:
            continue
        if name != ROOT_TYPES["query"]:
            yield definition
            continue
        fields = {
            field.name: field
            for field in definition.fields.values()
            if field.name not in FEDERATION_FIELDS
        }
        if fields:
            yield replace(definition, fields=fields)
