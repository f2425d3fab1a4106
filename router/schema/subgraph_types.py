"""Type declarations in, types out: all declarations of one name become one value.

What cannot be kept in one value is refused here: two definitions of a name, two fields of a name,
an extension of another kind. Everything else is checked on the values (subgraph_graphql_rules.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from graphql.language import (
    DirectiveDefinitionNode,
    EnumTypeDefinitionNode,
    EnumTypeExtensionNode,
    EnumValueDefinitionNode,
    FieldDefinitionNode,
    InputObjectTypeDefinitionNode,
    InputObjectTypeExtensionNode,
    InputValueDefinitionNode,
    InterfaceTypeDefinitionNode,
    InterfaceTypeExtensionNode,
    NamedTypeNode,
    ObjectTypeDefinitionNode,
    ObjectTypeExtensionNode,
    ScalarTypeDefinitionNode,
    StringValueNode,
    TypeDefinitionNode,
    TypeExtensionNode,
    TypeNode,
    UnionTypeDefinitionNode,
    UnionTypeExtensionNode,
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
from .literal import literal_of
from .schema_problem import SchemaProblem, UnreadableSchema, invalid_graphql
from .subgraph_directives import DirectiveReader, location_of
from .type_ref import TypeRef, type_ref_of

TypeDeclaration: TypeAlias = TypeDefinitionNode | TypeExtensionNode

_KINDS: Mapping[str, TypeKind] = {
    "scalar_type": TypeKind.SCALAR,
    "object_type": TypeKind.OBJECT,
    "interface_type": TypeKind.INTERFACE,
    "union_type": TypeKind.UNION,
    "enum_type": TypeKind.ENUM,
    "input_object_type": TypeKind.INPUT,
}

_PLACES: Mapping[TypeKind, str] = {
    TypeKind.SCALAR: "SCALAR",
    TypeKind.OBJECT: "OBJECT",
    TypeKind.INTERFACE: "INTERFACE",
    TypeKind.UNION: "UNION",
    TypeKind.ENUM: "ENUM",
    TypeKind.INPUT: "INPUT_OBJECT",
}


def kind_of(node: TypeDeclaration) -> TypeKind:
    """The kind of type that a declaration declares."""
    return _KINDS[node.kind.removesuffix("_definition").removesuffix("_extension")]


def description_of(node: StringValueNode | None) -> str | None:
    """The text of a description; an empty one is none."""
    return (node.value or None) if node else None


@dataclass(slots=True)
class TypeReader:
    """Reads the types of one schema.

    renames: type names that change while reading (root types get their standard names).
    dropped_fields: names of fields that are not read, wherever they stand.
    """

    directives: DirectiveReader
    renames: Mapping[str, str] = field(default_factory=dict)
    dropped_fields: frozenset[str] = frozenset()
    problems: list[SchemaProblem] = field(default_factory=list)

    def type(self, nodes: Sequence[TypeDeclaration]) -> TypeDefinition:
        """One type from all its declarations, in the order written.

        Raises UnreadableSchema for what two declarations of one name cannot both say.
        """
        first = self._main_declaration(nodes)
        kind = kind_of(first)
        name = self._renamed(first.name.value)
        members = _Members()
        uses: list[DirectiveUse] = []
        extensions = 0
        for node in nodes:
            if kind_of(node) is not kind:
                raise UnreadableSchema(
                    [_problem(node, f'Cannot extend type "{name}" with another kind of type.')]
                )
            is_extension = isinstance(node, TypeExtensionNode)
            extensions += is_extension
            members.declaration = extensions if is_extension else 0
            uses += self.directives.read(node, _PLACES[kind], name, members.declaration)
            self._read_members(node, name, members)
        return TypeDefinition(
            name,
            kind,
            members.fields,
            members.input_fields,
            members.values,
            tuple(members.members),
            tuple(members.interfaces),
            is_extension=all(isinstance(node, TypeExtensionNode) for node in nodes),
            description=description_of(getattr(first, "description", None)),
            directives=tuple(uses),
            location=location_of(first),
        )

    def _main_declaration(self, nodes: Sequence[TypeDeclaration]) -> TypeDeclaration:
        definitions = [node for node in nodes if isinstance(node, TypeDefinitionNode)]
        if len(definitions) > 1:
            name = definitions[0].name.value
            text = f'There can be only one type named "{name}"'
            places = [location_of(node) for node in definitions]
            raise UnreadableSchema([invalid_graphql(text, *places, coordinate=name)])
        return definitions[0] if definitions else nodes[0]

    def _read_members(self, node: TypeDeclaration, name: str, members: "_Members") -> None:
        match node:
            case (
                ObjectTypeDefinitionNode()
                | InterfaceTypeDefinitionNode()
                | ObjectTypeExtensionNode()
                | InterfaceTypeExtensionNode()
            ):
                self._read_fields(node.fields, name, members)
                self._read_interfaces(node.interfaces, name, members)
            case InputObjectTypeDefinitionNode() | InputObjectTypeExtensionNode():
                self._read_input_fields(node.fields, name, members)
            case EnumTypeDefinitionNode() | EnumTypeExtensionNode():
                self._read_values(node.values, name, members)
            case UnionTypeDefinitionNode() | UnionTypeExtensionNode():
                self._read_union_members(node.types, name, members)
            case _:
                assert kind_of(node) is TypeKind.SCALAR, ScalarTypeDefinitionNode.kind

    def _read_fields(
        self, nodes: Iterable[FieldDefinitionNode] | None, name: str, members: "_Members"
    ) -> None:
        for node in nodes or ():
            field_name = node.name.value
            if field_name in self.dropped_fields:
                continue
            if field_name in members.fields:
                raise UnreadableSchema(
                    [_problem(node, f'Field "{name}.{field_name}" can only be defined once.')]
                )
            coordinate = f"{name}.{field_name}"
            members.fields[field_name] = self._field(node, coordinate, members.declaration)

    def _field(
        self, node: FieldDefinitionNode, coordinate: str, declaration: int
    ) -> FieldDefinition:
        arguments = {
            argument.name.value: self._input_value(
                argument, f"{coordinate}({argument.name.value}:)", "ARGUMENT_DEFINITION"
            )
            for argument in node.arguments or ()
        }
        return FieldDefinition(
            node.name.value,
            self._type_ref(node.type),
            arguments,
            (),
            declaration,
            description=description_of(node.description),
            directives=self.directives.read(node, "FIELD_DEFINITION", coordinate, declaration),
            location=location_of(node),
        )

    def _input_value(
        self, node: InputValueDefinitionNode, coordinate: str, place: str
    ) -> InputValue:
        default = node.default_value
        return InputValue(
            node.name.value,
            self._type_ref(node.type),
            literal_of(default) if default else None,
            default is not None,
            description=description_of(node.description),
            directives=self.directives.read(node, place, coordinate),
            location=location_of(node),
        )

    def _read_input_fields(
        self, nodes: Iterable[InputValueDefinitionNode] | None, name: str, members: "_Members"
    ) -> None:
        for node in nodes or ():
            coordinate = f"{name}.{node.name.value}"
            if node.name.value in members.input_fields:
                raise UnreadableSchema(
                    [_problem(node, f'Field "{coordinate}" can only be defined once.')]
                )
            members.input_fields[node.name.value] = self._input_value(
                node, coordinate, "INPUT_FIELD_DEFINITION"
            )

    def _read_values(
        self, nodes: Iterable[EnumValueDefinitionNode] | None, name: str, members: "_Members"
    ) -> None:
        for node in nodes or ():
            value = node.name.value
            directives = self.directives.read(node, "ENUM_VALUE", f"{name}.{value}")
            # The reference lets a value stand twice and keeps one, so schemas in use have it.
            before = members.values.get(value)
            members.values[value] = EnumValue(
                value,
                description=description_of(node.description),
                directives=(before.directives if before else ()) + directives,
                location=location_of(node),
            )

    def _read_union_members(
        self, nodes: Iterable[NamedTypeNode] | None, name: str, members: "_Members"
    ) -> None:
        for node in nodes or ():
            member = self._renamed(node.name.value)
            if member in members.members:
                text = f'Union type "{name}" can only include type "{member}" once.'
                self.problems.append(_problem(node, text))
            else:
                members.members[member] = None

    def _read_interfaces(
        self, nodes: Iterable[NamedTypeNode] | None, name: str, members: "_Members"
    ) -> None:
        for node in nodes or ():
            interface = node.name.value
            if interface in members.interfaces:
                text = f'Type "{name}" can only implement "{interface}" once.'
                self.problems.append(_problem(node, text))
            else:
                members.interfaces[interface] = None

    def _type_ref(self, node: TypeNode) -> TypeRef:
        found = type_ref_of(node)
        if found.name in self.renames:
            return TypeRef(self.renames[found.name], found.wrappers)
        return found

    def _renamed(self, name: str) -> str:
        return self.renames.get(name, name)

    def directive(self, node: DirectiveDefinitionNode) -> DirectiveDefinition:
        """One directive definition."""
        name = node.name.value
        arguments = {
            argument.name.value: self._input_value(
                argument, f"@{name}({argument.name.value}:)", "ARGUMENT_DEFINITION"
            )
            for argument in node.arguments or ()
        }
        return DirectiveDefinition(
            name,
            arguments,
            tuple(location.value for location in node.locations),
            node.repeatable,
            description=description_of(node.description),
            location=location_of(node),
        )


@dataclass(slots=True)
class _Members:
    """What the declarations of one type have said so far; `declaration` is the one being read."""

    declaration: int = 0

    fields: dict[str, FieldDefinition] = field(default_factory=dict)
    input_fields: dict[str, InputValue] = field(default_factory=dict)
    values: dict[str, EnumValue] = field(default_factory=dict)
    members: dict[str, None] = field(default_factory=dict)
    interfaces: dict[str, None] = field(default_factory=dict)


def _problem(
    node: TypeDeclaration | FieldDefinitionNode | InputValueDefinitionNode | NamedTypeNode,
    message: str,
) -> SchemaProblem:
    return invalid_graphql(message, location_of(node))
