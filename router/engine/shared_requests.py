"""Identical requests of clients that are under way at once are executed once.

In:   what an execution depends on: plan, variables, and the request on whose behalf it is.
Out:  one ExecutionResult for all of them, its JSON written once.
Decides: when two requests are the same. A plan stands for its document, operation and guards. Of
what surrounds a request, only headers get through to subgraphs, so the headers that would be sent
to each subgraph of the plan are made and compared; what they were made from need not be known.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias

from router.executor.codec import encode
from router.executor.environment import ExecutionEnvironment
from router.executor.execution import execute
from router.executor.in_flight import InFlight
from router.executor.prepared_plan import PreparedPlan
from router.executor.request import RequestContext
from router.executor.result import ExecutionResult

RequestKey: TypeAlias = tuple[PreparedPlan, bytes, tuple[frozenset[tuple[str, str]], ...], bool]
"""Plan, variables as JSON (where 1 is neither True nor 1.0), headers for each of the plan's
subgraphs, whether there is a deadline."""


class SharedRequests:
    """The executions of queries that are under way."""

    def __init__(self) -> None:
        self._executions: InFlight[RequestKey, ExecutionResult] = InFlight()

    async def execute(
        self,
        plan: PreparedPlan,
        variables: Mapping[str, Any],
        environment: ExecutionEnvironment,
        context: RequestContext,
    ) -> ExecutionResult:
        """As executor.execution.execute; perhaps what another request is being answered with."""
        headers = tuple(
            frozenset(environment.fetch_headers(subgraph, context).items())
            for subgraph in plan.subgraphs
        )
        key = (plan, encode(variables), headers, context.deadline is None)
        return await self._executions.join(
            key, partial(_execute, plan, variables, environment, replace(context))
        )


async def _execute(
    plan: PreparedPlan,
    variables: Mapping[str, Any],
    environment: ExecutionEnvironment,
    context: RequestContext,
) -> ExecutionResult:
    return (await execute(plan, variables, environment, context)).encoded()
