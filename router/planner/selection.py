"""What the client wants at each position: the operation, normalised.

Fragments are inlined, @skip and @include decided, fields with one response key merged. At an object
type a selection is a list of fields. At an interface or union, each field also says for which
runtime types it was asked: None for all of them, else a set of object types.

`__schema` and `__type` appear as leaves: the router answers them itself.

The order is the client's: for any runtime type, the fields that apply to it stand in the order of
CollectFields (GraphQL specification, section 6.3.2).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graphql.language import (
    ArgumentNode,
    DirectiveNode,
    FieldNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    ListValueNode,
    ObjectValueNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
)

from router.schema.definition import COMPOSITE_KINDS, TypeDefinition, TypeKind
from router.schema.literal import literal_of, print_literal
from router.schema.type_ref import TypeRef

from .operation import GUARD_DIRECTIVES, Operation, is_included

TYPENAME = "__typename"
_META_FIELDS = {
    TYPENAME: TypeRef("String", "!"),
    "__schema": TypeRef("__Schema", "!"),
    "__type": TypeRef("__Type"),
}


@dataclass(frozen=True, slots=True, eq=False)
class SelectedField:
    """One field the client asked for.

    arguments: as GraphQL text with parentheses and custom directives behind them, "" without any.
    variables: names of the variables in them.
    types: runtime types it was asked for; None for whatever the position holds.
    type: the merged type of the field.
    selection: of a composite field.
    is_echo: a later field asks the same for all types; this one only has its place in the order
        of the response.
    """

    response_key: str
    name: str
    arguments: str
    variables: frozenset[str]
    types: frozenset[str] | None
    type: TypeRef
    selection: "Selection | None" = None
    is_echo: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Name and arguments: what makes two selections the same value."""
        return self.name, self.arguments


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """All that is asked of the objects at one position.

    needs_typename: whether the answer cannot be shaped without knowing the runtime types.
    """

    type_name: str
    fields: tuple[SelectedField, ...]
    needs_typename: bool


@dataclass(slots=True)
class _Entry:
    """A field while its occurrences are gathered."""

    node: FieldNode
    type: TypeRef
    selection_sets: list[SelectionSetNode]


_Scope = frozenset[str] | None


class Normalizer:
    """Turns one operation, specialised by its true guards, into a Selection.

    hidden: object types that are not in the API; where one may occur, runtime types matter.
    """

    def __init__(
        self,
        types: Mapping[str, TypeDefinition],
        possible_types: Mapping[str, tuple[str, ...]],
        operation: Operation,
        active: frozenset[str],
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        self._types = types
        self._possible = possible_types
        self._fragments = operation.fragments
        self._active = active
        self._hidden = hidden

    def normalize(self, type_name: str, selection_sets: Iterable[SelectionSetNode]) -> Selection:
        """What the selection sets together ask of a type."""
        definition = self._types[type_name]
        entries: dict[tuple[_Scope, str], _Entry] = {}
        for selection_set in selection_sets:
            for scope, node in self._collect(definition, selection_set, None):
                self._enter(entries, definition, scope, node)
        fields = tuple(self._fields(entries))
        return Selection(type_name, fields, self._needs_typename(definition, fields))

    def _fields(self, entries: Mapping[tuple[_Scope, str], _Entry]) -> Iterator[SelectedField]:
        """The fields of some entries, without leaves that were already asked for all types."""
        asked_for_all: set[str] = set()
        for (scope, response_key), entry in entries.items():
            if scope is None:
                asked_for_all.add(response_key)
            elif response_key in asked_for_all and not entry.selection_sets:
                continue
            is_echo = scope is not None and (None, response_key) in entries
            yield self._field(
                scope, response_key, entry, is_echo=is_echo and not entry.selection_sets
            )

    def _collect(
        self, parent: TypeDefinition, selection_set: SelectionSetNode, scope: _Scope
    ) -> Iterator[tuple[_Scope, FieldNode]]:
        for node in selection_set.selections:
            if not is_included(node.directives, self._active):
                continue
            if isinstance(node, FieldNode):
                yield scope, node
                continue
            if isinstance(node, FragmentSpreadNode):
                fragment = self._fragments[node.name.value]
                condition, inner = fragment.type_condition.name.value, fragment.selection_set
            else:
                assert isinstance(node, InlineFragmentNode)
                condition = node.type_condition.name.value if node.type_condition else parent.name
                inner = node.selection_set
            narrowed = self._narrow(parent, condition, scope)
            if narrowed is None or narrowed:
                yield from self._collect(parent, inner, narrowed)

    def _narrow(self, parent: TypeDefinition, condition: str, scope: _Scope) -> _Scope:
        """The runtime types inside a fragment; empty when it can never apply."""
        if condition == parent.name:
            return scope
        covered = self._possible.get(condition, (condition,))
        if not parent.is_abstract:
            return None if parent.name in covered else frozenset()
        within = self._possible[parent.name] if scope is None else scope
        narrowed = frozenset(covered).intersection(within)
        return scope if len(narrowed) == len(within) else narrowed

    def _enter(
        self,
        entries: dict[tuple[_Scope, str], _Entry],
        parent: TypeDefinition,
        scope: _Scope,
        node: FieldNode,
    ) -> None:
        response_key = node.alias.value if node.alias else node.name.value
        for types, type_ref in self._typed(parent, scope, node.name.value):
            entry = entries.setdefault((types, response_key), _Entry(node, type_ref, []))
            if node.selection_set is not None:
                entry.selection_sets.append(node.selection_set)

    def _typed(
        self, parent: TypeDefinition, scope: _Scope, name: str
    ) -> Iterable[tuple[_Scope, TypeRef]]:
        """The field's type; split by runtime types where their fields have different ones."""
        if name.startswith("__"):
            return ((scope, _META_FIELDS[name]),)
        if scope is None and name in parent.fields:
            return ((None, parent.fields[name].type),)
        by_type: dict[TypeRef, list[str]] = {}
        for member in self._possible[parent.name]:
            if (scope is None or member in scope) and name in self._types[member].fields:
                by_type.setdefault(self._types[member].fields[name].type, []).append(member)
        return [(frozenset(members), type_ref) for type_ref, members in by_type.items()]

    def _field(
        self, scope: _Scope, response_key: str, entry: _Entry, *, is_echo: bool
    ) -> SelectedField:
        node, used = entry.node, set[str]()
        arguments = print_arguments(node.arguments, used) + print_directives(node.directives, used)
        selection = None
        if self._is_composite(entry.type.name):
            selection = self.normalize(entry.type.name, entry.selection_sets)
        return SelectedField(
            response_key,
            node.name.value,
            arguments,
            frozenset(used),
            scope,
            entry.type,
            selection,
            is_echo,
        )

    def _is_composite(self, type_name: str) -> bool:
        definition = self._types.get(type_name)
        return definition is not None and definition.kind in COMPOSITE_KINDS

    def _needs_typename(
        self, definition: TypeDefinition, fields: tuple[SelectedField, ...]
    ) -> bool:
        if not definition.is_abstract:
            return False
        if any(field.types is not None or field.name == TYPENAME for field in fields):
            return True
        possible = self._possible[definition.name]
        if not self._hidden.isdisjoint(possible):
            return True
        return definition.kind is TypeKind.INTERFACE and any(
            self._types[member].fields[field.name].type.wrappers != field.type.wrappers
            for member in possible
            for field in fields
            if field.name in self._types[member].fields
        )


def print_arguments(nodes: Iterable[ArgumentNode] | None, used: set[str]) -> str:
    """`(a:1,b:$x)` with sorted names, so that equal arguments are equal text."""
    if not nodes:
        return ""
    ordered = sorted(nodes, key=lambda node: node.name.value)
    inner = ",".join(f"{n.name.value}:{print_value(n.value, used)}" for n in ordered)
    return f"({inner})" if inner else ""


def print_directives(nodes: Iterable[DirectiveNode] | None, used: set[str]) -> str:
    """Custom executable directives, for the subgraph; those that guard are already decided."""
    return "".join(
        f" @{node.name.value}{print_arguments(node.arguments, used)}"
        for node in nodes or ()
        if node.name.value not in GUARD_DIRECTIVES
    )


def print_value(node: ValueNode, used: set[str]) -> str:
    """A value that may contain variables; their names are added to `used`."""
    if isinstance(node, VariableNode):
        used.add(node.name.value)
        return f"${node.name.value}"
    if isinstance(node, ListValueNode):
        return f"[{', '.join(print_value(item, used) for item in node.values)}]"
    if isinstance(node, ObjectValueNode):
        inner = ", ".join(f"{f.name.value}: {print_value(f.value, used)}" for f in node.fields)
        return f"{{{inner}}}"
    return print_literal(literal_of(node))
