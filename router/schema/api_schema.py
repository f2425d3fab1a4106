"""The API schema as graphql-core's GraphQLSchema: for validation and introspection.

In:   a Supergraph.
Out:  a GraphQLSchema, assumed valid, since composition has checked what it checks.
It is built from values, not by printing and parsing, and lazily: the fields of a type come into
being when somebody asks for them. graphql-core's constructor would visit every field of every type
to find the types; here they are known beforehand, so the map is filled directly.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from graphql import (
    DEFAULT_DEPRECATION_REASON,
    DirectiveLocation,
    GraphQLArgument,
    GraphQLDefaultInput,
    GraphQLDirective,
    GraphQLEnumType,
    GraphQLEnumValue,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    parse_const_value,
    specified_directives,
    specified_scalar_types,
)
from graphql.type.schema import InterfaceImplementations

from .api_model import ApiModel, build_api_model
from .definition import (
    BUILT_IN_SCALARS,
    ROOT_TYPES,
    Directed,
    DirectiveDefinition,
    InputValue,
    TypeDefinition,
    TypeKind,
)
from .literal import print_literal
from .supergraph import Supergraph
from .type_ref import TypeRef


def build_api_schema(supergraph: Supergraph) -> GraphQLSchema:
    """The schema that clients' operations are validated against, and that introspection shows."""
    return build_schema_of(build_api_model(supergraph))


def build_schema_of(model: ApiModel) -> GraphQLSchema:
    """The same from an API model that is already there."""
    return _ApiSchema(model)


class _ApiSchema(GraphQLSchema):
    """A schema whose types are known by name before any of them is looked into."""

    def __init__(self, model: ApiModel) -> None:
        factory = _TypeFactory(model.types)
        super().__init__(
            directives=(
                *specified_directives,
                *(factory.directive(definition) for definition in model.directives.values()),
            ),
            description=model.description,
            assume_valid=True,
        )
        self._model_types = model.types
        self._implementations: dict[str, InterfaceImplementations] = {}
        # Built-in scalars that nothing refers to do not exist (GraphQL specification, 3.5).
        referenced = {*model.types, *_referenced_types(model)}
        own = {name: named for name, named in factory.types.items() if name in referenced}
        self.type_map = {**own, **self.type_map}
        self.query_type, self.mutation_type, self.subscription_type = (
            factory.object_type(ROOT_TYPES[operation]) for operation in ROOT_TYPES
        )

    def get_implementations(self, interface_type: GraphQLInterfaceType) -> InterfaceImplementations:
        """From the model: asking the types themselves would make all their fields."""
        name = interface_type.name
        found = self._implementations.get(name)
        if found is None:
            found = InterfaceImplementations(objects=[], interfaces=[])
            for definition in self._model_types.values():
                if name in definition.interfaces:
                    implementation = self.type_map[definition.name]
                    if isinstance(implementation, GraphQLObjectType):
                        found.objects.append(implementation)
                    elif isinstance(implementation, GraphQLInterfaceType):
                        found.interfaces.append(implementation)
            self._implementations[name] = found
        return found


class _TypeFactory:
    """Makes graphql-core's types; each finds the others by name, when it needs them."""

    def __init__(self, definitions: Mapping[str, TypeDefinition]) -> None:
        self.types: dict[str, GraphQLNamedType] = dict(specified_scalar_types)
        self._wrapped: dict[TypeRef, Any] = {}
        for name, definition in definitions.items():
            if name not in BUILT_IN_SCALARS:
                self.types[name] = self._type(definition)

    def object_type(self, name: str) -> GraphQLObjectType | None:
        found = self.types.get(name)
        return found if isinstance(found, GraphQLObjectType) else None

    def directive(self, definition: DirectiveDefinition) -> GraphQLDirective:
        return GraphQLDirective(
            name=definition.name,
            locations=[DirectiveLocation[place] for place in definition.locations],
            args=self._arguments(definition.arguments),
            is_repeatable=definition.is_repeatable,
            description=definition.description,
        )

    def _type(self, definition: TypeDefinition) -> GraphQLNamedType:
        name, description = definition.name, definition.description
        match definition.kind:
            case TypeKind.SCALAR:
                return GraphQLScalarType(
                    name, description=description, specified_by_url=_specified_by(definition)
                )
            case TypeKind.ENUM:
                return GraphQLEnumType(name, _enum_values(definition), description=description)
            case TypeKind.INPUT:
                return GraphQLInputObjectType(
                    name,
                    partial(self._input_fields, definition),
                    description=description,
                    is_one_of=definition.has("oneOf"),
                )
            case TypeKind.UNION:
                return GraphQLUnionType(
                    name, partial(self._named, definition.members), description=description
                )
            case TypeKind.INTERFACE:
                make: type[GraphQLInterfaceType | GraphQLObjectType] = GraphQLInterfaceType
            case _:
                make = GraphQLObjectType
        return make(
            name,
            partial(self._fields, definition),
            interfaces=partial(self._named, definition.interfaces),
            description=description,
        )

    def _fields(self, definition: TypeDefinition) -> dict[str, GraphQLField]:
        return {
            name: GraphQLField(
                self._wrap(field.type),
                args=self._arguments(field.arguments),
                description=field.description,
                deprecation_reason=_deprecation_reason(field),
            )
            for name, field in definition.fields.items()
        }

    def _arguments(self, arguments: Mapping[str, InputValue]) -> dict[str, GraphQLArgument]:
        return {
            name: GraphQLArgument(
                self._wrap(argument.type),
                default=_default(argument),
                description=argument.description,
                deprecation_reason=_deprecation_reason(argument),
            )
            for name, argument in arguments.items()
        }

    def _input_fields(self, definition: TypeDefinition) -> dict[str, GraphQLInputField]:
        return {
            name: GraphQLInputField(
                self._wrap(field.type),
                default=_default(field),
                description=field.description,
                deprecation_reason=_deprecation_reason(field),
            )
            for name, field in definition.input_fields.items()
        }

    def _named(self, names: Sequence[str]) -> list[Any]:
        return [self.types[name] for name in names]

    def _wrap(self, reference: TypeRef) -> Any:
        """The type a reference stands for. Any: whether it is input or output is the caller's."""
        found = self._wrapped.get(reference)
        if found is None:
            if reference.is_non_null:
                found = GraphQLNonNull(self._wrap(reference.nullable))
            elif reference.is_list:
                found = GraphQLList(self._wrap(reference.item))
            else:
                found = self.types[reference.name]
            self._wrapped[reference] = found
        return found


def _referenced_types(model: ApiModel) -> Iterator[str]:
    for definition in model.types.values():
        for field in definition.fields.values():
            yield field.type.name
            yield from (argument.type.name for argument in field.arguments.values())
        yield from (field.type.name for field in definition.input_fields.values())
    for directive in model.directives.values():
        yield from (argument.type.name for argument in directive.arguments.values())


def _enum_values(definition: TypeDefinition) -> dict[str, GraphQLEnumValue]:
    return {
        name: GraphQLEnumValue(
            name,
            description=value.description,
            deprecation_reason=_deprecation_reason(value),
        )
        for name, value in definition.values.items()
    }


def _default(value: InputValue) -> GraphQLDefaultInput | None:
    if not value.has_default:
        return None
    return GraphQLDefaultInput(literal=parse_const_value(print_literal(value.default)))


def _deprecation_reason(element: Directed) -> str | None:
    for use in element.applied("deprecated"):
        reason = use.arguments.get("reason", DEFAULT_DEPRECATION_REASON)
        return reason if isinstance(reason, str) else None
    return None


def _specified_by(definition: TypeDefinition) -> str | None:
    for use in definition.applied("specifiedBy"):
        url = use.arguments.get("url")
        return url if isinstance(url, str) else None
    return None
