"""The client's variables, checked against the API and made fit for forwarding.

In:   the API schema, the operation's definitions, the variables as the client sent them.
Out:  JSON values for the fetches. graphql-core judges them, but does not make them: its values are
      for resolvers. Ours stay the client's own, but for what any GraphQL service does on input:
      one value for a list is a list of one, IDs are strings, whole numbers are integers.

A variable the client left out stays out, so that the default in the fetch's document holds; the
defaults of input fields are the subgraphs' business. Custom scalars pass untouched.
"""

from collections.abc import Mapping
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    OperationDefinitionNode,
    get_variable_values,
    type_from_ast,
)

from router.errors import ErrorCode, RequestError, graphql_error


def coerce_variables(
    schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Mapping[str, Any]
) -> dict[str, Any]:
    """The values of the variables that the operation declares and the client sent.

    Raises RequestError with one BAD_USER_INPUT for each wrong place of each variable.
    """
    definitions = operation.variable_definitions
    if not definitions:
        return {}
    judged = get_variable_values(schema, definitions, dict(variables))
    if isinstance(judged, list):
        raise RequestError([_request_error(error) for error in judged])
    coerced: dict[str, Any] = {}
    for definition in definitions:
        name = definition.variable.name.value
        if name in variables:
            coerced[name] = _forwarded(variables[name], type_from_ast(schema, definition.type))
    return coerced


def _request_error(error: GraphQLError) -> dict[str, Any]:
    locations = [{"line": at.line, "column": at.column} for at in error.locations or ()]
    return graphql_error(error.message, ErrorCode.BAD_USER_INPUT, locations=locations)


def _forwarded(value: Any, of_type: Any) -> Any:
    """A valid value of an input type, as the subgraphs are to see it."""
    if isinstance(of_type, GraphQLNonNull):
        of_type = of_type.of_type
    if value is None:
        return None
    if isinstance(of_type, GraphQLList):
        items = value if isinstance(value, list) else [value]
        return [_forwarded(item, of_type.of_type) for item in items]
    if isinstance(of_type, GraphQLInputObjectType):
        fields = of_type.fields
        return {name: _forwarded(inner, fields[name].type) for name, inner in value.items()}
    return of_type.coerce_input_value(value) if of_type in (GraphQLID, GraphQLInt) else value
