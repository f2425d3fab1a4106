"""An operation for each field of an API schema: the shortest way to it from a root."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
    is_required_input_field,
)


@dataclass(frozen=True, slots=True)
class _Place:
    """An object type, and the selections that lead to it from a root."""

    type: GraphQLObjectType
    operation: str
    way: tuple[str, ...]


def operations_for_every_field(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """Coordinate and operation of each field that an operation can reach."""
    roots = {
        "query": schema.query_type,
        "mutation": schema.mutation_type,
        "subscription": schema.subscription_type,
    }
    queue = deque(_Place(root, kind, ()) for kind, root in roots.items() if root)
    seen = {place.type.name for place in queue}
    while queue:
        place = queue.popleft()
        for name, field in place.type.fields.items():
            selection = name + _arguments(field)
            target = get_named_type(field.type)
            leaf = () if is_leaf_type(target) else ("__typename",)
            way = (*place.way, selection)
            yield f"{place.type.name}.{name}", f"{place.operation} {_nested((*way, *leaf))}"
            for found in _object_types(schema, target):
                if found.name not in seen:
                    seen.add(found.name)
                    condition = () if found is target else (f"... on {found.name}",)
                    queue.append(_Place(found, place.operation, way + condition))


def _object_types(schema: GraphQLSchema, target: object) -> Sequence[GraphQLObjectType]:
    if isinstance(target, GraphQLObjectType):
        return (target,)
    if isinstance(target, GraphQLInterfaceType | GraphQLUnionType):
        return schema.get_possible_types(target)
    return ()


def _nested(way: Sequence[str]) -> str:
    return "{ " + " { ".join(way) + " }" * len(way)


def _arguments(field: GraphQLField) -> str:
    required = {n: a for n, a in field.args.items() if is_required_argument(a)}
    if not required:
        return ""
    return f"({', '.join(f'{name}: {_value(a)}' for name, a in required.items())})"


def _value(argument: GraphQLArgument) -> str:
    return _of_type(argument.type)


def _of_type(type_: GraphQLInputType) -> str:
    if isinstance(type_, GraphQLNonNull):
        type_ = type_.of_type
    if isinstance(type_, GraphQLList):
        return "[]"
    if isinstance(type_, GraphQLEnumType):
        return next(iter(type_.values))
    if isinstance(type_, GraphQLInputObjectType):
        required = {n: f for n, f in type_.fields.items() if is_required_input_field(f)}
        if type_.is_one_of:
            required = dict([next(iter(type_.fields.items()))])
        return f"{{{', '.join(f'{name}: {_of_type(f.type)}' for name, f in required.items())}}}"
    return {"Int": "1", "Float": "1.5", "Boolean": "true"}.get(type_.name, '"x"')
