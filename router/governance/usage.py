"""What an operation uses of an API, by coordinate: the answer to "who feels this change?".

The values of variables are not known, so an operation uses all that a variable's type can hold.
"""

from collections.abc import Iterator
from typing import Any

from graphql import (
    ArgumentNode,
    DirectiveNode,
    EnumValueNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    ObjectFieldNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    visit,
)

from .operations import RecordedOperation


def used_coordinates(operation: RecordedOperation, schema: GraphQLSchema) -> frozenset[str]:
    """Types, fields, arguments, input fields, enum values and directives that it uses.

    schema: one that the operation is valid against; what it does not know is left out.
    """
    info = TypeInfo(schema)
    usage = _Usage(info)
    visit(operation.document, TypeInfoVisitor(info, usage))
    return frozenset(usage.found)


class _Usage(Visitor):
    def __init__(self, info: TypeInfo) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._info = info
        self._fields: list[str] = []

    def enter_field(self, node: FieldNode, *_rest: Any) -> None:
        parent, definition = self._info.get_parent_type(), self._info.get_field_def()
        coordinate = f"{parent.name}.{node.name.value}" if parent is not None else ""
        self._fields.append(coordinate)
        if parent is not None and definition is not None:
            self.found |= {parent.name, coordinate, get_named_type(definition.type).name}

    def leave_field(self, *_rest: Any) -> None:
        self._fields.pop()

    def enter_argument(self, node: ArgumentNode, *_rest: Any) -> None:
        argument, directive = self._info.get_argument(), self._info.get_directive()
        if argument is not None:
            owner = f"@{directive.name}" if directive is not None else self._fields[-1]
            named = get_named_type(argument.type)
            self.found |= {named.name, f"{owner}({node.name.value}:)"}

    def enter_object_field(self, node: ObjectFieldNode, *_rest: Any) -> None:
        parent = get_named_type(self._info.get_parent_input_type())
        if parent is not None:
            self.found |= {parent.name, f"{parent.name}.{node.name.value}"}

    def enter_enum_value(self, node: EnumValueNode, *_rest: Any) -> None:
        named = get_named_type(self._info.get_input_type())
        if named is not None:
            self.found |= {named.name, f"{named.name}.{node.value}"}

    def enter_variable_definition(self, *_rest: Any) -> None:
        named = get_named_type(self._info.get_input_type())
        if named is not None:
            self.found.update(_all_of(named, set()))

    def enter_directive(self, node: DirectiveNode, *_rest: Any) -> None:
        self.found.add(f"@{node.name.value}")

    def enter_inline_fragment(self, node: InlineFragmentNode, *_rest: Any) -> None:
        if node.type_condition is not None:
            self.found.add(node.type_condition.name.value)

    def enter_fragment_definition(self, node: FragmentDefinitionNode, *_rest: Any) -> None:
        self.found.add(node.type_condition.name.value)


def _all_of(named: Any, seen: set[str]) -> Iterator[str]:
    """An input type with all that its values can hold."""
    if named.name in seen:
        return
    seen.add(named.name)
    yield named.name
    if isinstance(named, GraphQLEnumType):
        yield from (f"{named.name}.{value}" for value in named.values)
    elif isinstance(named, GraphQLInputObjectType):
        for name, field in named.fields.items():
            yield f"{named.name}.{name}"
            yield from _all_of(get_named_type(field.type), seen)
