"""One graph, ready to answer: documents, plans and transports put together.

Per schema: API schema, query graph, planner. Per operation text: document, validation. Per
operation and combination of true guards: a plan, prepared for execution. Per request: variables,
and what the plan then asks of the subgraphs.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from router.composition.compose import compose
from router.errors import ErrorCode, PlanningError, RequestError, SupergraphError, graphql_error
from router.executor.environment import ExecutionEnvironment, FetchHeaders
from router.executor.execution import execute
from router.executor.in_flight import InFlight
from router.executor.prepared_plan import PreparedPlan
from router.executor.request import GraphQLRequest, RequestContext
from router.executor.result import ExecutionResult
from router.executor.transports.http_pool import HttpPool
from router.executor.transports.transport import Transport
from router.executor.variables import coerce_variables
from router.planner.operation import Operation
from router.planner.plan import OperationKind, QueryPlan
from router.planner.plan_text import plan_to_text
from router.planner.planner import Planner
from router.query_graph.build import build_query_graph
from router.schema.api_schema import build_api_schema
from router.schema.subgraph import Subgraph
from router.schema.supergraph import Supergraph
from router.schema.supergraph_reader import read_supergraph

from .documents import Documents, ValidDocument
from .lru_cache import LruCache
from .shared_requests import SharedRequests

FORWARDED_HEADERS = ("authorization", "x-request-id", "traceparent")
"""Headers of the client that reach every subgraph unless the caller says otherwise."""

_PlanKey = tuple[int, str | None, frozenset[str]]


class Router:
    """Answers requests on one supergraph. Made once, used by many requests at the same time.

    transports: by subgraph name; for a subgraph without one, an HTTP pool to its url is made.
    max_plans, max_document_bytes: what is kept at most, the latter by estimate.
    fetch_headers: which headers go to a subgraph on behalf of a request; its answer may depend on
        nothing but its arguments.
    shares_fetches: whether identical requests to a subgraph, in flight at once, are sent once.
    shares_requests: whether identical requests of clients, in flight at once, are answered once.
        A shared answer is due when the first of them is.

    Both share queries only, and only where all is equal that any subgraph gets to see: operation,
    variables and every forwarded header.
    """

    def __init__(
        self,
        supergraph: Supergraph,
        transports: Mapping[str, Transport] | None = None,
        *,
        fetch_headers: FetchHeaders | None = None,
        allows_introspection: bool = True,
        max_plans: int = 2_000,
        max_document_bytes: int = 64 * 1024 * 1024,
        shares_fetches: bool = True,
        shares_requests: bool = False,
    ) -> None:
        self.supergraph = supergraph
        self.api_schema = build_api_schema(supergraph)
        self.planner = Planner(build_query_graph(supergraph))
        self._documents = Documents(
            self.api_schema,
            allows_introspection=allows_introspection,
            max_bytes=max_document_bytes,
        )
        self._plans: LruCache[_PlanKey, tuple[ValidDocument, PreparedPlan]] = LruCache(max_plans)
        given = dict(transports or {})
        self._own = {
            g.name: HttpPool(g.name, g.url) for g in supergraph.graphs if g.name not in given
        }
        self._environment = ExecutionEnvironment(
            {**given, **self._own},
            self.api_schema,
            fetch_headers or _forward_headers,
            InFlight() if shares_fetches else None,
        )
        self._shared: SharedRequests | None = SharedRequests() if shares_requests else None

    @classmethod
    def from_supergraph(
        cls, sdl: str, transports: Mapping[str, Transport] | None = None, **options: Any
    ) -> Self:
        """A router for a supergraph SDL, whoever composed it. Raises SupergraphError."""
        return cls(read_supergraph(sdl), transports, **options)

    @classmethod
    def from_subgraphs(
        cls,
        subgraphs: Iterable[Subgraph],
        transports: Mapping[str, Transport] | None = None,
        **options: Any,
    ) -> Self:
        """A router for the supergraph that the subgraphs compose to.

        Raises SupergraphError that lists every error of composition.
        """
        result = compose(tuple(subgraphs))
        if result.supergraph is None:
            reasons = "\n".join(f"{issue.code}: {issue.message}" for issue in result.errors)
            raise SupergraphError(f"The subgraphs do not compose:\n{reasons}")
        return cls(result.supergraph, transports, **options)

    async def execute(
        self,
        query: str,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        context: RequestContext | None = None,
    ) -> dict[str, Any]:
        """Answer one operation as a dictionary with data, errors and extensions."""
        request = GraphQLRequest(query, operation_name, variables or {})
        result = await self.respond(request, context or RequestContext())
        return result.to_dict()

    async def respond(self, request: GraphQLRequest, context: RequestContext) -> ExecutionResult:
        """Answer one request. What is wrong with it is an answer, not an exception."""
        try:
            document = self._documents.get(request.query)
            operation = document.operation(request.operation_name)
            context.operation_type = operation.kind.value
            self._refuse(operation, context)
            variables = coerce_variables(self.api_schema, operation.node, request.variables)
            plan = self._plan(document, operation, variables)
        except RequestError as error:
            return ExecutionResult.of_request_error(error)
        except PlanningError as error:
            refusal = RequestError((graphql_error(error.message, error.code),), status=500)
            return ExecutionResult.of_request_error(refusal)
        if self._shared is not None and operation.kind is OperationKind.QUERY:
            result = await self._shared.execute(plan, variables, self._environment, context)
        else:
            result = await execute(plan, variables, self._environment, context)
        if context.wants_plan:
            return result.with_extension("queryPlan", plan_to_text(plan.plan))
        return result

    def plan(
        self,
        query: str,
        operation_name: str | None = None,
        variables: Mapping[str, Any] | None = None,
    ) -> QueryPlan:
        """The plan of an operation; variables count only where they guard something.

        Raises RequestError for an operation that is not valid, PlanningError for one that cannot
        be planned.
        """
        operation = self._documents.get(query).operation(operation_name)
        return self.planner.plan(operation, operation.specialisation(variables or {}))

    @property
    def cached_plans(self) -> int:
        """How many plans are kept; at most `max_plans`."""
        return len(self._plans)

    @property
    def cached_documents(self) -> int:
        """How many documents are kept, refused ones among them."""
        return len(self._documents)

    async def close(self) -> None:
        """Close the connections that the router opened itself."""
        for transport in self._own.values():
            await transport.close()

    def _refuse(self, operation: Operation, context: RequestContext) -> None:
        if operation.kind is OperationKind.SUBSCRIPTION:
            raise RequestError.of(
                ErrorCode.BAD_REQUEST, "Subscriptions cannot be answered by a single response."
            )
        if context.query_only and operation.kind is not OperationKind.QUERY:
            raise RequestError.of(
                ErrorCode.METHOD_NOT_ALLOWED,
                f"A {operation.kind.value} cannot be sent by GET; use POST.",
                status=405,
                headers={"allow": "POST"},
            )

    def _plan(
        self, document: ValidDocument, operation: Operation, variables: Mapping[str, Any]
    ) -> PreparedPlan:
        active = operation.specialisation(variables)
        # Equal texts share one document for as long as it is cached; keeping it beside the plan
        # keeps its id from being used again.
        key = (id(document), operation.name, active)
        known = self._plans.get(key)
        if known is None:
            known = (document, PreparedPlan(self.planner.plan(operation, active)))
            self._plans.put(key, known)
        return known[1]


def _forward_headers(_subgraph: str, context: RequestContext) -> Mapping[str, str]:
    return {name: context.headers[name] for name in FORWARDED_HEADERS if name in context.headers}
