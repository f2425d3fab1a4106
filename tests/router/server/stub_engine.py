"""An engine on graphql-core alone: one small schema, no federation, every kind of outcome.

`{ wait }` and `mutation { wait }` go on until the test says so; `{ crash }` is a defect, and
`{ dive }` recurses without end.
"""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    ExecutionResult as GraphQLResult,
)
from graphql import (
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    build_schema,
    execute,
    get_operation_ast,
    parse,
    validate,
)
from graphql.execution.values import get_variable_values

from router.errors import ErrorCode, RequestError
from router.executor.request import GraphQLRequest, RequestContext
from router.executor.result import ExecutionResult

SDL = """
type Query {
  hello(name: String = "world"): String!
  nothing: String!
  wait: String
  crash: String
  dive: String
}
type Mutation { rename(to: String!): String! wait: String }
"""


@dataclass
class StubEngine:
    """Records what it was asked and in which context."""

    schema: GraphQLSchema = field(default_factory=lambda: build_schema(SDL))
    requests: list[GraphQLRequest] = field(default_factory=list)
    contexts: list[RequestContext] = field(default_factory=list)
    started: asyncio.Event = field(default_factory=asyncio.Event)
    proceed: asyncio.Event = field(default_factory=asyncio.Event)
    cancelled: asyncio.Event = field(default_factory=asyncio.Event)
    finished: asyncio.Event = field(default_factory=asyncio.Event)

    async def respond(self, request: GraphQLRequest, context: RequestContext) -> ExecutionResult:
        self.requests.append(request)
        self.contexts.append(context)
        try:
            document = parse(request.query)
        except GraphQLError as error:
            raise _request_error(error, ErrorCode.GRAPHQL_PARSE_FAILED) from error
        if errors := validate(self.schema, document):
            raise _request_error(errors[0], ErrorCode.GRAPHQL_VALIDATION_FAILED)
        operation = get_operation_ast(document, request.operation_name)
        if operation is None:
            raise RequestError.of(ErrorCode.OPERATION_RESOLUTION_FAILURE, "Which operation?")
        context.operation_type = operation.operation.value
        if context.query_only and operation.operation.value != "query":
            raise RequestError.of(
                ErrorCode.METHOD_NOT_ALLOWED,
                "Mutations need POST.",
                status=405,
                headers={"Allow": "POST"},
            )
        coerced = get_variable_values(
            self.schema, operation.variable_definitions or (), dict(request.variables)
        )
        if isinstance(coerced, list):
            raise _request_error(coerced[0], ErrorCode.BAD_USER_INPUT)
        return await self._execute(document, operation, request)

    async def _execute(
        self, document: Any, operation: OperationDefinitionNode, request: GraphQLRequest
    ) -> ExecutionResult:
        fields = {node.name.value for node in operation.selection_set.selections}
        if "wait" in fields:
            await self._wait()
        if "crash" in fields:
            raise ValueError("the secret cause")
        if "dive" in fields:
            return await self._execute(document, operation, request)
        root = {
            "hello": lambda _info, name: f"Hello, {name}!",
            "rename": lambda _info, to: to,
            "wait": "done",
        }
        result = execute(
            self.schema,
            document,
            root,
            variable_values=dict(request.variables),
            operation_name=request.operation_name,
        )
        assert isinstance(result, GraphQLResult)
        errors = [dict(error.formatted) for error in result.errors or ()]
        return ExecutionResult(data=result.data, errors=errors)

    async def _wait(self) -> None:
        self.started.set()
        try:
            await self.proceed.wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise
        self.finished.set()


def _request_error(error: GraphQLError, code: ErrorCode) -> RequestError:
    return RequestError([{**error.formatted, "extensions": {"code": str(code)}}])
