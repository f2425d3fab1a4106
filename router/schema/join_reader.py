"""Join directives as they stand in a supergraph -> join facts (join specification v0.1 to v0.5).

Raises SupergraphFault for arguments that make no sense and for graphs that `join__Graph` lacks.
"""

from collections.abc import Sequence

from graphql.language import (
    ConstDirectiveNode,
    ConstValueNode,
    EnumValueNode,
    ListValueNode,
    ObjectValueNode,
    StringValueNode,
)

from .field_set import FieldSet, FieldSetError, parse_field_set
from .join import (
    ContextArgument,
    EnumValueJoin,
    FieldJoin,
    ImplementsJoin,
    MemberJoin,
    TypeJoin,
)
from .literal import literal_of
from .supergraph import Graph
from .supergraph_links import SupergraphFault
from .type_ref import TypeRef, parse_type_ref

Arguments = dict[str, ConstValueNode]


class JoinReader:
    """Reads the joins of one supergraph; field sets are parsed once for each text."""

    def __init__(self, graphs: Sequence[Graph]) -> None:
        self._graphs = frozenset(graph.id for graph in graphs)
        self._field_sets: dict[str, FieldSet] = {}

    def type(self, node: ConstDirectiveNode) -> TypeJoin:
        """`@join__type`."""
        given = _arguments(node)
        return TypeJoin(
            graph=self.graph(node, given),
            key=self._field_set(given, "key"),
            extension=_flag(given, "extension"),
            resolvable=_flag(given, "resolvable", default=True),
            is_interface_object=_flag(given, "isInterfaceObject"),
        )

    def field(self, node: ConstDirectiveNode) -> FieldJoin:
        """`@join__field`."""
        given = _arguments(node)
        return FieldJoin(
            graph=self.graph(node, given) if "graph" in given else None,
            type=_type(given["type"]) if "type" in given else None,
            requires=self._field_set(given, "requires"),
            provides=self._field_set(given, "provides"),
            external=_flag(given, "external"),
            override=_optional_text(given, "override"),
            used_overridden=_flag(given, "usedOverridden"),
            override_label=_optional_text(given, "overrideLabel"),
            context_arguments=_context_arguments(given.get("contextArguments")),
        )

    def implements(self, node: ConstDirectiveNode) -> ImplementsJoin:
        """`@join__implements`."""
        given = _arguments(node)
        return ImplementsJoin(self.graph(node, given), _text(node, given, "interface"))

    def member(self, node: ConstDirectiveNode) -> MemberJoin:
        """`@join__unionMember`."""
        given = _arguments(node)
        return MemberJoin(self.graph(node, given), _text(node, given, "member"))

    def enum_value(self, node: ConstDirectiveNode) -> EnumValueJoin:
        """`@join__enumValue`."""
        return EnumValueJoin(self.graph(node, _arguments(node)))

    def owner(self, node: ConstDirectiveNode) -> str:
        """`@join__owner`, v0.1 only: the graph that has the fields without `@join__field`."""
        return self.graph(node, _arguments(node))

    def graph(self, node: ConstDirectiveNode, given: Arguments) -> str:
        """The graph that a join directive is about."""
        value = given.get("graph")
        if not isinstance(value, EnumValueNode):
            raise SupergraphFault(node, f"@{node.name.value} needs a graph")
        if value.value not in self._graphs:
            raise SupergraphFault(value, f'there is no graph "{value.value}"')
        return value.value

    def _field_set(self, given: Arguments, name: str) -> FieldSet | None:
        value = given.get(name)
        if not isinstance(value, StringValueNode):
            return None
        found = self._field_sets.get(value.value)
        if found is None:
            try:
                found = self._field_sets[value.value] = parse_field_set(value.value)
            except FieldSetError as error:
                raise SupergraphFault(
                    value, f'"{value.value}" is not a field set: {error}'
                ) from error
        return found


def _arguments(node: ConstDirectiveNode) -> Arguments:
    return {argument.name.value: argument.value for argument in node.arguments or ()}


def _flag(given: Arguments, name: str, *, default: bool = False) -> bool:
    return default if name not in given else literal_of(given[name]) is True


def _text(node: ConstDirectiveNode, given: Arguments, name: str) -> str:
    value = _optional_text(given, name)
    if value is None:
        raise SupergraphFault(node, f'@{node.name.value} needs the argument "{name}"')
    return value


def _optional_text(given: Arguments, name: str) -> str | None:
    value = given.get(name)
    return value.value if isinstance(value, StringValueNode) else None


def _type(value: ConstValueNode) -> TypeRef | None:
    if not isinstance(value, StringValueNode):
        return None
    try:
        return parse_type_ref(value.value)
    except ValueError as error:
        raise SupergraphFault(value, str(error)) from error


def _context_arguments(value: ConstValueNode | None) -> tuple[ContextArgument, ...]:
    if not isinstance(value, ListValueNode):
        return ()
    return tuple(_context_argument(item) for item in value.values)


def _context_argument(value: ConstValueNode) -> ContextArgument:
    given = (
        {field.name.value: field.value for field in value.fields}
        if isinstance(value, ObjectValueNode)
        else {}
    )
    name, context = _optional_text(given, "name"), _optional_text(given, "context")
    selection = _optional_text(given, "selection")
    type_ref = _type(given["type"]) if "type" in given else None
    if name is None or context is None or selection is None or type_ref is None:
        raise SupergraphFault(value, "a context argument needs name, type, context and selection")
    return ContextArgument(name, type_ref, context, selection)
