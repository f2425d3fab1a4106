"""A plan with all that can be worked out once for its many executions.

In:   a QueryPlan.
Out:  a PreparedPlan, to be cached in the plan's stead.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from graphql import DocumentNode, parse

from router.planner.plan import Fetch, QueryPlan

from .collect import Groups, collect
from .fetching import RequestTemplate
from .tree import TreeObject

Collector: TypeAlias = Callable[[TreeObject], Groups]
"""Root of the tree -> the objects of one EntityTarget by representation."""


@dataclass(frozen=True, slots=True)
class PreparedFetch:
    """One fetch of a plan.

    dependents: ids of the fetches that wait for this one, among others.
    collectors: per call, per target of the call.
    """

    fetch: Fetch
    template: RequestTemplate
    dependents: tuple[int, ...]
    collectors: tuple[tuple[Collector, ...], ...]

    def collect(self, data: TreeObject) -> Sequence[Sequence[Groups]]:
        """Per call and target, what the tree holds for it now."""
        return [[collector(data) for collector in targets] for targets in self.collectors]


@dataclass(frozen=True, slots=True)
class PreparedPlan:
    """A plan, ready to run any number of times, also at once.

    introspection: the parsed operation for the API schema.
    """

    plan: QueryPlan
    fetches: tuple[PreparedFetch, ...]
    introspection: DocumentNode | None

    @classmethod
    def of(cls, plan: QueryPlan) -> "PreparedPlan":
        """Prepare a plan."""
        return cls(
            plan,
            tuple(_prepare_fetch(plan, fetch) for fetch in plan.fetches),
            None if plan.introspection is None else parse(plan.introspection, no_location=True),
        )


def _prepare_fetch(plan: QueryPlan, fetch: Fetch) -> PreparedFetch:
    return PreparedFetch(
        fetch,
        RequestTemplate.of(fetch),
        tuple(other.id for other in plan.fetches if fetch.id in other.after),
        tuple(
            tuple(partial(collect, target=target) for target in call.targets)
            for call in fetch.calls
        ),
    )
