"""Definitions of a supergraph document -> types and directives, with their joins.

In:   AST nodes, the names of the supergraph (supergraph_links.py) and its graphs.
Out:  definitions; join directives have become joins, all others DirectiveUse.
Nothing keeps a location: a supergraph is generated, and its readers speak of coordinates.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from graphql.language import (
    ConstDirectiveNode,
    DirectiveDefinitionNode,
    EnumTypeDefinitionNode,
    EnumValueDefinitionNode,
    FieldDefinitionNode,
    InputObjectTypeDefinitionNode,
    InputValueDefinitionNode,
    InterfaceTypeDefinitionNode,
    ObjectTypeDefinitionNode,
    ScalarTypeDefinitionNode,
    StringValueNode,
    TypeDefinitionNode,
    UnionTypeDefinitionNode,
)

from .definition import (
    DirectiveDefinition,
    DirectiveUse,
    EnumValue,
    FieldDefinition,
    InputValue,
    TypeDefinition,
    TypeKind,
)
from .join_reader import JoinReader
from .literal import literal_of
from .supergraph_links import SupergraphNames
from .type_ref import type_ref_of

KINDS = {
    ScalarTypeDefinitionNode: TypeKind.SCALAR,
    ObjectTypeDefinitionNode: TypeKind.OBJECT,
    InterfaceTypeDefinitionNode: TypeKind.INTERFACE,
    UnionTypeDefinitionNode: TypeKind.UNION,
    EnumTypeDefinitionNode: TypeKind.ENUM,
    InputObjectTypeDefinitionNode: TypeKind.INPUT,
}

Joins: TypeAlias = Sequence[tuple[str, ConstDirectiveNode]]
"""The join directives on one element: canonical name ("field") and node."""


class DefinitionReader:
    """Reads the definitions of one supergraph."""

    def __init__(self, names: SupergraphNames, joins: JoinReader) -> None:
        self._names = names
        self._joins = joins
        self.owners: dict[str, str] = {}
        """Type -> graph, from `@join__owner`: join v0.1 only."""

    def type(self, node: TypeDefinitionNode) -> TypeDefinition:
        """One type."""
        name = node.name.value
        uses, joins = self.directives(node.directives)
        for kind, join in joins:
            if kind == "owner":
                self.owners[name] = self._joins.owner(join)
        fields: dict[str, FieldDefinition] = {}
        input_fields: dict[str, InputValue] = {}
        values: dict[str, EnumValue] = {}
        members: tuple[str, ...] = ()
        interfaces: tuple[str, ...] = ()
        match node:
            case ObjectTypeDefinitionNode() | InterfaceTypeDefinitionNode():
                fields = {field.name.value: self._field(field) for field in node.fields or ()}
                interfaces = tuple(interface.name.value for interface in node.interfaces or ())
            case InputObjectTypeDefinitionNode():
                input_fields = self._input_values(node.fields or ())
            case EnumTypeDefinitionNode():
                values = {value.name.value: self._enum_value(value) for value in node.values or ()}
            case UnionTypeDefinitionNode():
                members = tuple(member.name.value for member in node.types or ())
        return TypeDefinition(
            name=name,
            kind=KINDS[type(node)],
            description=_text(node.description),
            directives=uses,
            fields=fields,
            input_fields=input_fields,
            values=values,
            members=members,
            interfaces=interfaces,
            joins=tuple(self._joins.type(join) for kind, join in joins if kind == "type"),
            implements_joins=tuple(
                self._joins.implements(join) for kind, join in joins if kind == "implements"
            ),
            member_joins=tuple(
                self._joins.member(join) for kind, join in joins if kind == "unionMember"
            ),
        )

    def directive_definition(self, node: DirectiveDefinitionNode) -> DirectiveDefinition:
        """One directive definition that belongs to no known feature."""
        uses, _ = self.directives(node.directives)
        return DirectiveDefinition(
            name=node.name.value,
            description=_text(node.description),
            directives=uses,
            arguments=self._input_values(node.arguments or ()),
            locations=tuple(location.value for location in node.locations),
            is_repeatable=node.repeatable,
        )

    def directives(
        self, nodes: Sequence[ConstDirectiveNode] | None
    ) -> tuple[tuple[DirectiveUse, ...], Joins]:
        """The directives on an element: those to keep, and those that are join facts."""
        if not nodes:
            return (), ()
        uses: list[DirectiveUse] = []
        joins: list[tuple[str, ConstDirectiveNode]] = []
        for node in nodes:
            feature, name = self._names.directive(node.name.value)
            if feature != "join":
                uses.append(_use(node, name, feature))
            elif name == "directive":
                uses.append(_use(node, "join__directive", feature))
            else:
                joins.append((name, node))
        return tuple(uses), joins

    def _field(self, node: FieldDefinitionNode) -> FieldDefinition:
        uses, joins = self.directives(node.directives)
        return FieldDefinition(
            name=node.name.value,
            description=_text(node.description),
            directives=uses,
            type=type_ref_of(node.type),
            arguments=self._input_values(node.arguments) if node.arguments else {},
            joins=tuple(self._joins.field(join) for kind, join in joins if kind == "field"),
        )

    def _input_values(self, nodes: Iterable[InputValueDefinitionNode]) -> dict[str, InputValue]:
        return {value.name: value for value in self._each_input_value(nodes)}

    def _each_input_value(self, nodes: Iterable[InputValueDefinitionNode]) -> Iterator[InputValue]:
        for node in nodes:
            uses, joins = self.directives(node.directives)
            default = node.default_value
            yield InputValue(
                name=node.name.value,
                description=_text(node.description),
                directives=uses,
                type=type_ref_of(node.type),
                default=literal_of(default) if default is not None else None,
                has_default=default is not None,
                joins=tuple(self._joins.field(join) for kind, join in joins if kind == "field"),
            )

    def _enum_value(self, node: EnumValueDefinitionNode) -> EnumValue:
        uses, joins = self.directives(node.directives)
        return EnumValue(
            name=node.name.value,
            description=_text(node.description),
            directives=uses,
            joins=tuple(
                self._joins.enum_value(join) for kind, join in joins if kind == "enumValue"
            ),
        )


def _use(node: ConstDirectiveNode, name: str, feature: str | None) -> DirectiveUse:
    arguments = {
        argument.name.value: literal_of(argument.value) for argument in node.arguments or ()
    }
    return DirectiveUse(name=name, arguments=arguments, feature=feature)


def _text(node: StringValueNode | None) -> str | None:
    return node.value if node is not None else None
