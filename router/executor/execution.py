"""The door of the executor: run the fetches of a plan as a DAG, then project the tree.

In:   a PreparedPlan, coerced variables, what to reach the subgraphs with.
Out:  an ExecutionResult. Failures of subgraphs are data in it; nothing is raised for them.
Decides: what runs when, and what ends when time is up.

Collecting and merging happen between awaits, on one event loop, so the tree needs no locks. A fetch
starts as soon as the fetches it waits for have ended, well or badly: after a bad end there is
nothing for it to collect, and it is not sent. A plan that is a chain runs without a single task;
where it branches, one branch goes on in place and the others become tasks of one TaskGroup, which
neither a cancelled request nor a deadline leaves running.

Where a plan is one fetch for exactly what the client wants, its answer passes through unread.

Identical fetches of queries may be one request (environment.py): they share the bytes of its answer
and each decodes its own tree. Never those of mutations: what follows a change must see it.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from graphql import execute_sync

from router.errors import ErrorCode, GraphQLErrorDict, SubgraphError, SubgraphTimeout
from router.planner.plan import OperationKind

from .collect import Groups
from .environment import ExecutionEnvironment
from .fetching import SubgraphAnswer, entities_of, read_answer
from .merge import merge_entities, merge_root
from .null_origins import with_subgraphs
from .prepared_plan import PreparedFetch, PreparedPlan
from .request import RequestContext
from .result import ExecutionResult
from .subgraph_errors import FetchSite, error_of_bug, error_of_failure, errors_of_answer
from .transports.transport import TransportResponse
from .tree import TreeObject

logger = logging.getLogger(__name__)


async def execute(
    plan: PreparedPlan,
    variables: Mapping[str, Any],
    environment: ExecutionEnvironment,
    context: RequestContext,
) -> ExecutionResult:
    """Answer one operation.

    variables: as variables.coerce_variables gives them.
    Raises nothing but CancelledError; then all of its fetches are cancelled too.
    """
    execution = _Execution(plan, variables, environment, context)
    execution.introspect()
    await execution.fetch_in_time()
    return execution.result()


class _Execution:
    """One run of a plan: the tree, the errors so far, and who waits for whom."""

    def __init__(
        self,
        plan: PreparedPlan,
        variables: Mapping[str, Any],
        environment: ExecutionEnvironment,
        context: RequestContext,
    ) -> None:
        self._plan = plan
        self._programs = plan.programs()
        self._variables = variables
        self._environment = environment
        self._context = context
        self._data: TreeObject = {}
        self._errors: list[GraphQLErrorDict] = []
        self._body: bytes | None = None
        self._waits_for = [len(step.fetch.after) for step in plan.fetches]
        self._in_flight: dict[int, FetchSite] = {}

    def introspect(self) -> None:
        """Answer `__schema` and `__type` from the API schema, where the client asked for them."""
        if self._plan.introspection is None:
            return
        names = self._plan.plan.introspection_variables
        answer = execute_sync(
            self._environment.api_schema,
            self._plan.introspection,
            variable_values={n: self._variables[n] for n in names if n in self._variables},
        )
        self._data.update(answer.data or {})
        for error in answer.errors or ():
            self._errors.append(
                {
                    "message": error.message,
                    **({"path": list(error.path)} if error.path else {}),
                    "extensions": {"code": str(ErrorCode.INTERNAL_SERVER_ERROR)},
                }
            )

    async def fetch_in_time(self) -> None:
        """Run all fetches; those still in flight at the deadline are cancelled and reported."""
        deadline = self._context.deadline
        if deadline is None:
            await self._fetch_all()
            return
        try:
            async with asyncio.timeout_at(deadline):
                await self._fetch_all()
        except TimeoutError:
            for site in self._in_flight.values():
                subgraph = site.fetch.subgraph
                timeout = SubgraphTimeout(
                    subgraph, f'Subgraph "{subgraph}" did not answer before the request was due.'
                )
                self._errors.append(error_of_failure(site, timeout))

    def result(self) -> ExecutionResult:
        """The response, from all that is in the tree by now; nothing can be merged after it."""
        if self._body is not None:
            return ExecutionResult.of_body(self._body)
        explained = [tuple(error.get("path", ())) for error in self._errors]
        projection = self._programs.project(self._data, explained)
        if not projection.errors:
            return ExecutionResult(projection.data, tuple(self._errors))
        introduced = with_subgraphs(projection.errors, self._plan.plan, self._plan.holding())
        return ExecutionResult(projection.data, (*self._errors, *introduced))

    async def _fetch_all(self) -> None:
        fetches = self._plan.fetches
        if len(fetches) == 1:
            await self._fetch(fetches[0])
        elif fetches:
            async with asyncio.TaskGroup() as group:
                await self._fetch_branches([s for s in fetches if not s.fetch.after], group)

    async def _fetch_branches(
        self, ready: Sequence[PreparedFetch], group: asyncio.TaskGroup
    ) -> None:
        """Run these fetches and all that becomes ready by them, the first of them in place."""
        while ready:
            first, *others = ready
            for other in others:
                group.create_task(self._fetch_branches([other], group))
            await self._fetch(first)
            ready = self._made_ready_by(first)

    def _made_ready_by(self, ended: PreparedFetch) -> list[PreparedFetch]:
        ready = []
        for fetch_id in ended.dependents:
            self._waits_for[fetch_id] -= 1
            if not self._waits_for[fetch_id]:
                ready.append(self._plan.fetches[fetch_id])
        return ready

    async def _fetch(self, step: PreparedFetch) -> None:
        """Run one fetch to its end, whatever end that is. Its failure costs only its fields."""
        site = FetchSite(step.fetch, self._plan.plan.shape, self._data)
        try:
            site = FetchSite(
                step.fetch,
                site.shape,
                self._data,
                self._programs.collect(step.fetch.id, self._data),
            )
            representations = [_representations(groups) for groups in site.collected]
            if step.fetch.calls and not any(representations):
                return
            self._in_flight[step.fetch.id] = site
            response = await self._send(step, representations)
            is_verbatim = self._programs.is_verbatim
            if is_verbatim is not None and is_verbatim(response.body):
                self._body = response.body
            else:
                answer = read_answer(step.fetch.subgraph, response)
                self._merge(site, representations, answer)
        except SubgraphError as failure:
            self._errors.append(error_of_failure(site, failure))
        except Exception:
            # One of the two places where this is right: a bug costs one fetch, not the response.
            logger.exception("Fetch %d from subgraph %s failed", step.fetch.id, step.fetch.subgraph)
            self._errors.append(error_of_bug(site))
        # Not in a `finally`: what is cancelled stays in flight, for the deadline to report it.
        self._in_flight.pop(step.fetch.id, None)

    async def _send(
        self, step: PreparedFetch, representations: Sequence[Sequence[bytes]]
    ) -> TransportResponse:
        subgraph = step.fetch.subgraph
        body = step.template.body(self._variables, representations)
        headers = self._environment.fetch_headers(subgraph, self._context)
        send = partial(self._environment.transports[subgraph].send, body, headers)
        shared = self._environment.shared_fetches
        if shared is not None and self._plan.plan.kind is OperationKind.QUERY:
            # Without our deadline: others who wait for it may have more time.
            key = (subgraph, body, frozenset(headers.items()))
            return await shared.join(key, partial(send, idempotent=True))
        return await send(
            timeout_seconds=self._seconds_left(),
            idempotent=step.fetch.kind is OperationKind.QUERY,
        )

    def _seconds_left(self) -> float | None:
        deadline = self._context.deadline
        if deadline is None:
            return None
        return max(deadline - asyncio.get_running_loop().time(), 0.0)

    def _merge(
        self, site: FetchSite, representations: Sequence[Sequence[bytes]], answer: SubgraphAnswer
    ) -> None:
        fetch = site.fetch
        if not fetch.calls and answer.data is not None:
            merge_root(self._data, answer.data, fetch.deep_keys)
        for call, collected, sent in zip(fetch.calls, site.collected, representations, strict=True):
            try:
                entities = entities_of(fetch.subgraph, answer, call, len(sent))
            except SubgraphError as failure:
                self._errors.append(error_of_failure(site, failure))
                continue
            if entities is not None:
                merge_entities(call, collected, sent, entities)
        self._errors.extend(errors_of_answer(site, answer.errors))


def _representations(collected: Sequence[Groups]) -> Sequence[bytes]:
    """What is sent for one call: equal representations of several targets are sent once."""
    if len(collected) == 1:
        return list(collected[0])
    return list(dict.fromkeys(key for groups in collected for key in groups))
