"""What older supergraphs leave unsaid about who has what, said in the terms of join v0.3.

From v0.2 on every type lists its graphs; union members and enum values of v0.2 belong to every
graph of their type that can have them. In v0.1 only entities say anything:

- an entity has an owner, which has all fields without `@join__field`;
- the other graphs of an entity have their key fields, and declare as external what `requires` and
  `provides` mention there;
- any other type is a value type. Federation 1 wanted these to be the same in every subgraph that
  has them, so a graph can have one only if it has all that the type refers to. Whether it really
  has it cannot be known, and need not be: nothing leads there if not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .definition import (
    BUILT_IN_SCALARS,
    ROOT_TYPES,
    FieldDefinition,
    TypeDefinition,
    TypeKind,
)
from .field_set import FieldSelection, FieldSet
from .join import EnumValueJoin, FieldJoin, ImplementsJoin, MemberJoin, TypeJoin
from .supergraph import Graph
from .supergraph_links import SupergraphNames

_Types = dict[str, TypeDefinition]


def say_joins(
    types: Mapping[str, TypeDefinition],
    graphs: Sequence[Graph],
    names: SupergraphNames,
    owners: Mapping[str, str],
) -> _Types:
    """The types with all their joins. `owners` is what `@join__owner` says: v0.1 only."""
    every = tuple(graph.id for graph in graphs)
    if names.join_version == "v0.1":
        types = _said_from_owners(types, every, owners)
    said = {
        name: definition
        if definition.joins or names.belongs_to_unknown_feature(name)
        else replace(definition, joins=tuple(TypeJoin(graph) for graph in every))
        for name, definition in types.items()
    }
    return {name: _with_parts(definition, said) for name, definition in said.items()}


def _graphs_of(definition: TypeDefinition | None) -> tuple[str, ...]:
    """Once each, in the order of the joins."""
    if definition is None:
        return ()
    return tuple(dict.fromkeys(join.graph for join in definition.joins))


def _with_parts(definition: TypeDefinition, types: Mapping[str, TypeDefinition]) -> TypeDefinition:
    """Union members and enum values, if nothing is said about any of them."""
    if definition.kind is TypeKind.UNION and not definition.member_joins:
        joins = tuple(
            MemberJoin(graph, member)
            for graph in _graphs_of(definition)
            for member in definition.members
            if graph in _graphs_of(types.get(member))
        )
        return replace(definition, member_joins=joins)
    if definition.kind is TypeKind.ENUM and not any(
        value.joins for value in definition.values.values()
    ):
        everywhere = tuple(EnumValueJoin(graph) for graph in _graphs_of(definition))
        values = {
            name: replace(value, joins=everywhere) for name, value in definition.values.items()
        }
        return replace(definition, values=values)
    return definition


def _said_from_owners(
    types: Mapping[str, TypeDefinition], graphs: Sequence[str], owners: Mapping[str, str]
) -> _Types:
    """Join v0.1 in the terms of v0.3."""
    said = {name: _with_owner(definition, owners.get(name)) for name, definition in types.items()}
    _place_value_types(said, graphs)
    _declare_keys(said)
    _declare_inputs(said)
    return {name: _with_implements(definition, said) for name, definition in said.items()}


def _with_owner(definition: TypeDefinition, owner: str | None) -> TypeDefinition:
    """An entity: its other graphs extend it; fields of which nothing is said are the owner's."""
    if owner is None:
        return definition
    joins = tuple(replace(join, extension=join.graph != owner) for join in definition.joins)
    if owner not in _graphs_of(definition):
        joins = (TypeJoin(owner), *joins)
    fields = {
        name: replace(
            field,
            joins=tuple(replace(join, graph=join.graph or owner) for join in field.joins)
            or (FieldJoin(owner),),
        )
        for name, field in definition.fields.items()
    }
    return replace(definition, joins=joins, fields=fields)


def _place_value_types(types: _Types, graphs: Sequence[str]) -> None:
    """Give value types every graph that has all they refer to: the largest such assignment."""
    placed = {
        name: set(_graphs_of(definition)) or set(graphs) for name, definition in types.items()
    }
    unplaced = [
        definition
        for name, definition in types.items()
        if not definition.joins and name not in ROOT_TYPES.values()
    ]
    settled = False
    while not settled:
        settled = True
        for definition in unplaced:
            lacking = {
                graph
                for graph in placed[definition.name]
                if not _can_have(graph, definition, placed)
            }
            placed[definition.name] -= lacking
            settled = settled and not lacking
    for name, definition in types.items():
        if not definition.joins:
            joins = tuple(TypeJoin(graph) for graph in graphs if graph in placed[name])
            types[name] = replace(definition, joins=joins)


def _can_have(graph: str, definition: TypeDefinition, placed: Mapping[str, set[str]]) -> bool:
    if definition.kind is TypeKind.UNION:
        return any(graph in placed[member] for member in definition.members)
    return all(
        name in BUILT_IN_SCALARS or graph in placed[name] for name in _referred_to(definition)
    )


def _referred_to(definition: TypeDefinition) -> Iterator[str]:
    for value in definition.input_fields.values():
        yield value.type.name
    for field in definition.fields.values():
        if not field.joins:
            yield field.type.name
            yield from (argument.type.name for argument in field.arguments.values())


def _declare_keys(types: _Types) -> None:
    for definition in tuple(types.values()):
        for join in definition.joins:
            _declare(types, definition.name, join.key or (), join.graph, external=False)


def _declare_inputs(types: _Types) -> None:
    """What a graph requires or provides. After the keys: a key field is not external."""
    for definition in tuple(types.values()):
        for field in definition.fields.values():
            for join in field.joins:
                if join.graph is not None:
                    requires, provides = join.requires or (), join.provides or ()
                    _declare(types, definition.name, requires, join.graph, external=True)
                    _declare(types, field.type.name, provides, join.graph, external=True)


def _declare(types: _Types, name: str, selections: FieldSet, graph: str, *, external: bool) -> None:
    """Say that a graph has the fields of a field set, where it is not said yet."""
    for selection in selections:
        if not isinstance(selection, FieldSelection):
            condition = selection.type_condition or name
            _declare(types, condition, selection.selections, graph, external=external)
            continue
        definition = types.get(name)
        field = definition.fields.get(selection.name) if definition else None
        if definition is None or field is None:
            continue
        if graph not in _graphs_of(definition):
            definition = replace(definition, joins=(*definition.joins, TypeJoin(graph)))
        if field.joins and not _is_in(field, graph):
            field = replace(field, joins=(*field.joins, FieldJoin(graph, external=external)))
        types[name] = replace(definition, fields={**definition.fields, selection.name: field})
        _declare(types, field.type.name, selection.selections, graph, external=external)


def _is_in(field: FieldDefinition, graph: str) -> bool:
    return any(join.graph == graph for join in field.joins)


def _with_implements(definition: TypeDefinition, types: _Types) -> TypeDefinition:
    """An interface is implemented where all its fields are; v0.1 names no graphs for that."""
    joins = tuple(
        ImplementsJoin(graph, interface)
        for graph in _graphs_of(definition)
        for interface in definition.interfaces
        if graph in _graphs_of(types.get(interface))
        and all(
            not field.joins or _is_in(field, graph)
            for name in types[interface].fields
            if (field := definition.fields.get(name)) is not None
        )
    )
    return replace(definition, implements_joins=joins)
