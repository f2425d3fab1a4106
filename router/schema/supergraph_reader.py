"""Supergraph SDL -> Supergraph: join v0.1 to v0.5, linked by @link or by the older @core.

Whatever the version, the value speaks v0.3 or later: what earlier ones leave unsaid is filled in
(unsaid_joins.py). Parsing is most of the cost; it runs without locations, which only errors need.
So on an error the text is read a second time, with locations, to say where it is.
"""

from collections.abc import Iterator, Mapping

from graphql.error import GraphQLSyntaxError
from graphql.language import (
    DefinitionNode,
    DirectiveDefinitionNode,
    DocumentNode,
    EnumTypeDefinitionNode,
    EnumValueDefinitionNode,
    SchemaDefinitionNode,
    SchemaExtensionNode,
    StringValueNode,
    TypeDefinitionNode,
    get_location,
    parse,
)

from router.errors import SupergraphError

from .definition import BUILT_IN_SCALARS, ROOT_TYPES, DirectiveDefinition, TypeDefinition
from .join_reader import JoinReader
from .literal import LiteralOutOfRange
from .supergraph import Graph, Supergraph
from .supergraph_definitions import DefinitionReader
from .supergraph_links import SupergraphFault, SupergraphNames
from .unsaid_joins import say_joins

_SPECIFIED_DIRECTIVES = frozenset({"skip", "include", "deprecated", "specifiedBy", "oneOf"})


def read_supergraph(sdl: str) -> Supergraph:
    """Read supergraph SDL.

    Raises SupergraphError, with line and column, for a syntax error, for a document that is no
    supergraph, and for one that needs a feature which this router does not have.
    """
    try:
        return _read(parse(sdl, no_location=True))
    except GraphQLSyntaxError as error:
        place = error.locations[0] if error.locations else None
        line, column = (place.line, place.column) if place else (1, 1)
        raise SupergraphError(error.message, line=line, column=column) from error
    except (SupergraphFault, LiteralOutOfRange):
        return _read_for_the_error(sdl)


def _read_for_the_error(sdl: str) -> Supergraph:
    try:
        return _read(parse(sdl))
    except (SupergraphFault, LiteralOutOfRange) as fault:
        line, column = 1, 1
        if fault.node is not None and fault.node.loc is not None:
            place = get_location(fault.node.loc.source, fault.node.loc.start)
            line, column = place.line, place.column
        raise SupergraphError(str(fault), line=line, column=column) from fault


def _read(document: DocumentNode) -> Supergraph:
    schema = _schema_nodes(document)
    names = SupergraphNames(directive for node in schema for directive in node.directives or ())
    _check_roots(schema)
    graphs = _graphs(document, names)
    reader = DefinitionReader(names, JoinReader(graphs))
    nodes, directives = _sorted_out(document, names, reader)
    types = {name: reader.type(node) for name, node in nodes.items()}
    if "Query" not in types:
        raise SupergraphFault(schema[0], "the supergraph has no type Query")
    _check_references(types, nodes)
    return Supergraph(
        graphs=graphs,
        types=say_joins(types, graphs, names, reader.owners),
        directives=directives,
        links=tuple(names.links),
        join_version=max(names.join_version, "v0.3"),
        schema_directives=reader.directives(names.others)[0],
        description=_description(schema),
    )


def _schema_nodes(document: DocumentNode) -> list[SchemaDefinitionNode | SchemaExtensionNode]:
    return [
        node
        for node in document.definitions
        if isinstance(node, SchemaDefinitionNode | SchemaExtensionNode)
    ]


def _description(schema: list[SchemaDefinitionNode | SchemaExtensionNode]) -> str | None:
    for node in schema:
        if isinstance(node, SchemaDefinitionNode) and node.description is not None:
            return node.description.value
    return None


def _check_roots(schema: list[SchemaDefinitionNode | SchemaExtensionNode]) -> None:
    """Composition gives the root types their standard names."""
    for node in schema:
        for operation in node.operation_types or ():
            kind, name = operation.operation.value, operation.type.name.value
            if name != ROOT_TYPES[kind]:
                raise SupergraphFault(
                    operation, f"the {kind} type of a supergraph is {ROOT_TYPES[kind]}, not {name}"
                )


def _graphs(document: DocumentNode, names: SupergraphNames) -> tuple[Graph, ...]:
    for node in document.definitions:
        if isinstance(node, EnumTypeDefinitionNode) and names.type(node.name.value) == (
            "join",
            "Graph",
        ):
            return tuple(_graph(value, names) for value in node.values or ())
    raise SupergraphFault(None, "this is not a supergraph: the enum join__Graph is missing")


def _graph(node: EnumValueDefinitionNode, names: SupergraphNames) -> Graph:
    for directive in node.directives or ():
        if names.directive(directive.name.value) == ("join", "graph"):
            given = {
                argument.name.value: argument.value.value
                for argument in directive.arguments or ()
                if isinstance(argument.value, StringValueNode)
            }
            if "name" in given:
                return Graph(node.name.value, given["name"], given.get("url", ""))
    raise SupergraphFault(node, f'graph "{node.name.value}" does not say which subgraph it is')


def _sorted_out(
    document: DocumentNode, names: SupergraphNames, reader: DefinitionReader
) -> tuple[dict[str, TypeDefinitionNode], dict[str, DirectiveDefinition]]:
    """The types of the graph itself, and the directives that no known feature defines."""
    types: dict[str, TypeDefinitionNode] = {}
    directives: dict[str, DirectiveDefinition] = {}
    for node in document.definitions:
        match node:
            case TypeDefinitionNode():
                name = node.name.value
                if name in types:
                    raise SupergraphFault(node, f'type "{name}" is defined twice')
                if names.type(name)[0] is None and name not in BUILT_IN_SCALARS:
                    types[name] = node
            case DirectiveDefinitionNode():
                name = node.name.value
                if names.directive(name)[0] is None and (
                    name not in _SPECIFIED_DIRECTIVES
                    or any(link.defines_directive(name) for link in names.links)
                ):
                    directives[name] = reader.directive_definition(node)
            case SchemaDefinitionNode() | SchemaExtensionNode():
                pass
            case _:
                raise SupergraphFault(node, _unexpected(node))
    return types, directives


def _unexpected(node: DefinitionNode) -> str:
    return f"a supergraph holds type and directive definitions only, not {node.kind}"


def _check_references(
    types: Mapping[str, TypeDefinition], nodes: Mapping[str, TypeDefinitionNode]
) -> None:
    known = types.keys() | BUILT_IN_SCALARS
    for name, definition in types.items():
        for coordinate, referenced in _references(definition):
            if referenced not in known:
                raise SupergraphFault(
                    nodes[name], f'"{coordinate}" refers to "{referenced}", which is not defined'
                )


def _references(definition: TypeDefinition) -> Iterator[tuple[str, str]]:
    """Every type that a type names, with the coordinate that names it."""
    for other in (*definition.interfaces, *definition.members):
        yield definition.name, other
    for field in definition.fields.values():
        yield f"{definition.name}.{field.name}", field.type.name
        for argument in field.arguments.values():
            yield f"{definition.name}.{field.name}({argument.name}:)", argument.type.name
    for value in definition.input_fields.values():
        yield f"{definition.name}.{value.name}", value.type.name
