"""Plain GraphQL rules on the types of one schema, once all names in them are known to exist.

Names, empty types, defaults, input types that contain themselves. See subgraph_directive_rules.py
and subgraph_interface_rules.py for the rest.
"""

from collections.abc import Iterable, Iterator, Mapping

from .definition import DirectiveDefinition, InputValue, Location, TypeDefinition, TypeKind
from .literal import print_literal
from .schema_problem import SchemaProblem, invalid_graphql
from .subgraph_input_values import fits

Types = Mapping[str, TypeDefinition]


def type_problems(
    read: Iterable[TypeDefinition], types: Types, *, may_be_empty: str
) -> Iterator[SchemaProblem]:
    """What is wrong with each type by itself.

    may_be_empty: the query root, which federation adds fields to.
    """
    for definition in read:
        name = definition.name
        yield from _reserved(name, definition.location)
        if name != may_be_empty:
            yield from _empty(definition)
        for field in definition.fields.values():
            yield from _reserved(field.name, field.location)
            for argument in field.arguments.values():
                coordinate = f"{name}.{field.name}({argument.name}:)"
                yield from _input_value_problems(argument, coordinate, types)
        for input_field in definition.input_fields.values():
            coordinate = f"{name}.{input_field.name}"
            yield from _input_value_problems(input_field, coordinate, types)
        for value in definition.values.values():
            yield from _reserved(value.name, value.location)


def directive_definition_problems(
    directives: Iterable[DirectiveDefinition], types: Types
) -> Iterator[SchemaProblem]:
    """What is wrong with the schema's own directive definitions."""
    for directive in directives:
        yield from _reserved(directive.name, directive.location)
        for argument in directive.arguments.values():
            coordinate = f"@{directive.name}({argument.name}:)"
            yield from _input_value_problems(argument, coordinate, types)


def _reserved(name: str, location: Location | None) -> Iterator[SchemaProblem]:
    if name.startswith("__"):
        text = (
            f'Name "{name}" must not begin with "__", which is reserved by GraphQL introspection.'
        )
        yield invalid_graphql(text, location, coordinate=name)


def _empty(definition: TypeDefinition) -> Iterator[SchemaProblem]:
    name = definition.name
    match definition.kind:
        case TypeKind.OBJECT | TypeKind.INTERFACE if not definition.fields:
            text = f'Type "{name}" must define one or more fields.'
        case TypeKind.INPUT if not definition.input_fields:
            text = f'Input object type "{name}" must define one or more fields.'
        case TypeKind.UNION if not definition.members:
            text = f'Union type "{name}" must define one or more member types.'
        case TypeKind.ENUM if not definition.values:
            text = f'Enum type "{name}" must define one or more values.'
        case _:
            return
    yield invalid_graphql(text, definition.location, coordinate=name)


def _input_value_problems(
    value: InputValue, coordinate: str, types: Types
) -> Iterator[SchemaProblem]:
    yield from _reserved(value.name, value.location)
    if value.directives and value.is_required and value.has("deprecated"):
        text = f'Required "{coordinate}" cannot be deprecated.'
        yield invalid_graphql(text, value.location, coordinate=coordinate)
    if value.has_default and not fits(value.default, value.type, types):
        text = (
            f"Invalid default value (got: {print_literal(value.default)}) provided for"
            f' "{coordinate}" of type "{value.type}".'
        )
        yield invalid_graphql(text, value.location, coordinate=coordinate)


def circular_inputs(read: Iterable[TypeDefinition], types: Types) -> Iterator[SchemaProblem]:
    """Input types that cannot be given at all, since each value must contain another.

    One problem for each field that closes a circle.
    """
    done: set[str] = set()
    for definition in read:
        if definition.kind is TypeKind.INPUT and definition.name not in done:
            yield from _circles(definition, types, done)


def _circles(start: TypeDefinition, types: Types, done: set[str]) -> Iterator[SchemaProblem]:
    """Depth first with an explicit stack: schemas may nest deeper than Python's own."""
    done.add(start.name)
    path = [start.name]
    stack = [iter(start.input_fields.values())]
    while stack:
        field = next(stack[-1], None)
        if field is None:
            stack.pop()
            path.pop()
            continue
        found = types.get(field.type.name)
        if found is None or found.kind is not TypeKind.INPUT or field.type.wrappers != "!":
            continue
        if found.name in path:
            circle = " -> ".join([*path[path.index(found.name) :], found.name])
            text = f'Input object "{found.name}" contains itself through non-null fields: {circle}.'
            yield invalid_graphql(text, field.location, coordinate=f"{path[-1]}.{field.name}")
        elif found.name not in done:
            done.add(found.name)
            path.append(found.name)
            stack.append(iter(found.input_fields.values()))
