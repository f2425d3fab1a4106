"""The parsed document of one schema, sorted by what its parts declare."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graphql.language import (
    DirectiveDefinitionNode,
    DocumentNode,
    SchemaDefinitionNode,
    SchemaExtensionNode,
    TypeDefinitionNode,
    TypeExtensionNode,
)

from .definition import BUILT_IN_SCALARS, ROOT_TYPES
from .link_reader import SchemaNode
from .schema_problem import SchemaProblem, UnreadableSchema, invalid_graphql
from .subgraph_directives import location_of
from .subgraph_types import TypeDeclaration

_INTROSPECTION_TYPES = frozenset(
    {
        "__Schema",
        "__Type",
        "__TypeKind",
        "__Field",
        "__InputValue",
        "__EnumValue",
        "__Directive",
        "__DirectiveLocation",
    }
)
_NOT_READ = _INTROSPECTION_TYPES | BUILT_IN_SCALARS


@dataclass(slots=True)
class SubgraphDocument:
    """The parts of a document, each in the order written.

    types: declarations by name; those of GraphQL's own types are left out.
    """

    schema: list[SchemaNode] = field(default_factory=list)
    directives: dict[str, DirectiveDefinitionNode] = field(default_factory=dict)
    types: dict[str, list[TypeDeclaration]] = field(default_factory=dict)
    problems: list[SchemaProblem] = field(default_factory=list)

    @property
    def declared_roots(self) -> Iterator[tuple[str, str, SchemaProblem | None]]:
        """Operation and type of each root that `schema {}` names, and what is wrong with it."""
        for node in self.schema:
            for operation in node.operation_types or ():
                name = operation.type.name.value
                problem = None
                declarations = self.types.get(name)
                root = f"schema {operation.operation.value} root"
                if declarations is None:
                    problem = invalid_graphql(
                        f'Cannot set {root} to unknown type "{name}"', location_of(operation)
                    )
                elif not declarations[0].kind.startswith("object_type"):
                    problem = invalid_graphql(
                        f'Cannot set {root} to the non-object type "{name}"', location_of(operation)
                    )
                yield operation.operation.value, name, problem


def sort_document(document: DocumentNode) -> SubgraphDocument:
    """Sort the definitions.

    Raises UnreadableSchema for two directives of one name, and for extensions of built-in scalars.
    """
    found = SubgraphDocument()
    for node in document.definitions:
        match node:
            case SchemaDefinitionNode() | SchemaExtensionNode():
                found.schema.append(node)
            case DirectiveDefinitionNode():
                name = node.name.value
                if name in found.directives:
                    text = f'There can be only one directive named "@{name}".'
                    raise UnreadableSchema([invalid_graphql(text, location_of(node))])
                found.directives[name] = node
            case TypeExtensionNode() if node.name.value in BUILT_IN_SCALARS:
                text = f'Cannot extend built-in type "{node.name.value}"'
                raise UnreadableSchema([invalid_graphql(text, location_of(node))])
            case TypeDefinitionNode() | TypeExtensionNode():
                if node.name.value not in _NOT_READ:
                    found.types.setdefault(node.name.value, []).append(node)
            case _:
                text = "Only definitions of a schema can stand here."
                found.problems.append(invalid_graphql(text, location_of(node)))
    return found


def roots_of(document: SubgraphDocument) -> tuple[Mapping[str, str], list[SchemaProblem]]:
    """Operation -> name of its root type: as `schema {}` says, else the type of standard name."""
    roots: dict[str, str] = {}
    problems: list[SchemaProblem] = []
    for operation, name, problem in document.declared_roots:
        if problem is not None:
            problems.append(problem)
        elif name in (other for root, other in roots.items() if root != operation):
            text = f'The type "{name}" cannot be the root of two operations.'
            problems.append(invalid_graphql(text, coordinate=name))
        else:
            roots[operation] = name
    for operation, name in ROOT_TYPES.items():
        declarations = document.types.get(name, ())
        if declarations and declarations[0].kind.startswith("object_type"):
            roots.setdefault(operation, name)
    return roots, problems
