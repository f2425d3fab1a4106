"""The seam between HTTP and GraphQL: whatever answers a request that is already out of HTTP."""

from typing import Protocol

from router.executor.request import GraphQLRequest, RequestContext
from router.executor.result import ExecutionResult


class Engine(Protocol):
    """One graph. Safe to use by many requests at once."""

    async def respond(self, request: GraphQLRequest, context: RequestContext) -> ExecutionResult:
        """Answer one request, request errors included.

        Sets `context.operation_type` once the operation is read, refuses a mutation when
        `context.query_only`, and answers by `context.deadline`: the server waits for it.
        May raise RequestError instead of returning one; anything else that it raises is a
        defect and reaches the client as INTERNAL_SERVER_ERROR. Cancelled when the client of a query
        leaves.
        """
        ...
