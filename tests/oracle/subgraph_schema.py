"""A subgraph's SDL as the schema that its service would run.

In:   the SDL as composition gets it.
Out:  a graphql-core schema of it, with `_entities` where a type has a key.
"""

from collections.abc import Iterator

from graphql import (
    DefinitionNode,
    DocumentNode,
    GraphQLSchema,
    InterfaceTypeDefinitionNode,
    InterfaceTypeExtensionNode,
    ObjectTypeDefinitionNode,
    ObjectTypeExtensionNode,
    SchemaDefinitionNode,
    SchemaExtensionNode,
    build_ast_schema,
    parse,
    print_ast,
)

_DEFINITION_OF = {
    ObjectTypeExtensionNode: ObjectTypeDefinitionNode,
    InterfaceTypeExtensionNode: InterfaceTypeDefinitionNode,
}


def executable_schema(sdl: str) -> GraphQLSchema:
    """The schema to validate fetches against, and to run stubs on."""
    definitions = list(_definitions(parse(sdl, no_location=True)))
    roots = _roots(definitions)
    entities = [node.name.value for node in definitions if _is_entity(node)]
    text = "\n".join(
        print_ast(node) for node in definitions if not isinstance(node, SchemaDefinitionNode)
    )
    names = {node.name.value for node in definitions if hasattr(node, "name")}
    query = roots.setdefault("query", "Query")
    text += f"\n{'extend ' if query in names else ''}type {query} {{ _service: String }}"
    if entities:
        text += f"""
            scalar _Any
            union _Entity = {" | ".join(entities)}
            extend type {query} {{ _entities(representations: [_Any!]!): [_Entity]! }}
        """
    text += f"\nschema {{ {' '.join(f'{kind}: {name}' for kind, name in roots.items())} }}"
    return build_ast_schema(parse(text), assume_valid_sdl=True)


def _roots(definitions: list[DefinitionNode]) -> dict[str, str]:
    """Operation kind -> name of the root type."""
    for node in definitions:
        if isinstance(node, SchemaDefinitionNode):
            return {it.operation.value: it.type.name.value for it in node.operation_types}
    names = {node.name.value for node in definitions if hasattr(node, "name")}
    return {name.lower(): name for name in ("Query", "Mutation") if name in names}


def _definitions(document: DocumentNode) -> Iterator[DefinitionNode]:
    """All but schema extensions; a type that is only extended becomes a definition."""
    defined: set[str] = set()
    for node in document.definitions:
        if isinstance(node, SchemaExtensionNode):
            continue
        if type(node) in _DEFINITION_OF and node.name.value not in defined:
            parts = {key: getattr(node, key) for key in ("name", "interfaces", "directives")}
            yield _DEFINITION_OF[type(node)](fields=node.fields, **parts)
        else:
            yield node
        if hasattr(node, "name"):
            defined.add(node.name.value)


def _is_entity(node: DefinitionNode) -> bool:
    return isinstance(node, ObjectTypeDefinitionNode) and any(
        directive.name.value == "key" for directive in node.directives or ()
    )
