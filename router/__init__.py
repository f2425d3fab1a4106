"""A GraphQL Federation 2 router: composition, query planner, executor and server.

The floors; an import goes to a lower one or stays where it is:

    cli            the `supergraph` command
    server         an ASGI application around an engine
    governance     what changed between two graphs            config   supergraph.yaml
    engine         Router: one graph, ready to answer
    executor       plans into answers; alone waits for a network
    composition    subgraphs into a supergraph    planner     operations into plans
    query_graph    what can be reached from where
    schema         SDL in, values out
    errors         whose fault it is

The names below are what callers can rely on. They are loaded when they are first asked for:
`supergraph --help` imports this package too, and must not pay for all of it.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from router.composition.compose import compose
    from router.composition.issue import Issue, IssueLocation
    from router.composition.result import CompositionResult
    from router.engine.router import Router
    from router.errors import (
        ConfigurationError,
        PlanningError,
        RequestError,
        RouterError,
        SubgraphError,
        SupergraphError,
    )
    from router.executor.request import GraphQLRequest, RequestContext
    from router.executor.result import ExecutionResult
    from router.planner.plan import QueryPlan
    from router.schema.subgraph import Subgraph
    from router.server.app import create_app
    from router.server.settings import RouterSettings

__all__ = [
    "CompositionResult",
    "ConfigurationError",
    "ExecutionResult",
    "GraphQLRequest",
    "Issue",
    "IssueLocation",
    "PlanningError",
    "QueryPlan",
    "RequestContext",
    "RequestError",
    "Router",
    "RouterError",
    "RouterSettings",
    "Subgraph",
    "SubgraphError",
    "SupergraphError",
    "compose",
    "create_app",
]

_HOMES = {
    "CompositionResult": "composition.result",
    "ConfigurationError": "errors",
    "ExecutionResult": "executor.result",
    "GraphQLRequest": "executor.request",
    "Issue": "composition.issue",
    "IssueLocation": "composition.issue",
    "PlanningError": "errors",
    "QueryPlan": "planner.plan",
    "RequestContext": "executor.request",
    "RequestError": "errors",
    "Router": "engine.router",
    "RouterError": "errors",
    "RouterSettings": "server.settings",
    "Subgraph": "schema.subgraph",
    "SubgraphError": "errors",
    "SupergraphError": "errors",
    "compose": "composition.compose",
    "create_app": "server.app",
}


def __getattr__(name: str) -> Any:
    """Load a public name from where it lives (PEP 562)."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
