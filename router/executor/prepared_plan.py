"""A plan with all that can be worked out once for its many executions.

In:   a QueryPlan.
Out:  a PreparedPlan, to be cached in the plan's stead.
Decides: when generating code is worth it. Compiling costs more than the first execution saves, and
many plans run only once; so the first is interpreted and the second compiles.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from graphql import DocumentNode, parse

from router.planner.plan import EntityTarget, Fetch, QueryPlan

from .collect import Groups, collect
from .fetching import RequestTemplate
from .generate_collect import Collector, generate_collector
from .generate_project import Projector, generate_projector
from .generate_verbatim_check import VerbatimCheck, generate_verbatim_check
from .project import project
from .stored_order import Holding, holdings_of, is_answered_verbatim, with_stored_order
from .tree import TreeObject


@dataclass(frozen=True, slots=True)
class PreparedFetch:
    """One fetch of a plan.

    dependents: ids of the fetches that wait for this one, among others.
    """

    fetch: Fetch
    template: RequestTemplate
    dependents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlanPrograms:
    """What a plan does with the tree, interpreted or generated: the results are the same.

    collectors: per fetch, per call, per target of the call.
    is_verbatim: whether the body of the only fetch is the client's; None where it never can be.
    """

    collectors: tuple[tuple[tuple[Collector, ...], ...], ...]
    project: Projector
    is_verbatim: VerbatimCheck | None = None

    @classmethod
    def interpreted(cls, plan: QueryPlan) -> "PlanPrograms":
        """The interpreters, given the parts of this plan."""
        return cls(
            _collectors(plan, lambda target: partial(collect, target=target)),
            partial(project, plan.shape),
        )

    @classmethod
    def generated(cls, plan: QueryPlan) -> "PlanPrograms":
        """Code for this plan alone; costs milliseconds."""
        shape = with_stored_order(plan)
        return cls(
            _collectors(plan, generate_collector),
            generate_projector(shape),
            generate_verbatim_check(shape) if is_answered_verbatim(plan, shape) else None,
        )

    def collect(self, fetch_id: int, data: TreeObject) -> Sequence[Sequence[Groups]]:
        """Per call of the fetch and target of the call, what the tree holds for it now."""
        return [[collector(data) for collector in it] for it in self.collectors[fetch_id]]


class PreparedPlan:
    """A plan, ready to run any number of times, also at once.

    introspection: the parsed operation for the API schema.
    subgraphs: those that the fetches go to, each once.
    """

    __slots__ = (
        "_has_run",
        "_holding",
        "_programs",
        "fetches",
        "introspection",
        "plan",
        "subgraphs",
    )

    def __init__(self, plan: QueryPlan) -> None:
        self.plan = plan
        self.fetches = tuple(_prepare_fetch(plan, fetch) for fetch in plan.fetches)
        self.subgraphs = tuple(dict.fromkeys(fetch.subgraph for fetch in plan.fetches))
        self.introspection: DocumentNode | None = (
            None if plan.introspection is None else parse(plan.introspection, no_location=True)
        )
        self._programs: PlanPrograms | None = None
        self._holding: Holding | None = None
        self._has_run = False

    def programs(self) -> PlanPrograms:
        """The programs for one more execution."""
        if self._programs is None:
            if not self._has_run:
                self._has_run = True
                return PlanPrograms.interpreted(self.plan)
            self._programs = PlanPrograms.generated(self.plan)
        return self._programs

    def holding(self) -> Holding:
        """What the fetches put where; worked out when a null has to be explained."""
        if self._holding is None:
            self._holding = holdings_of(self.plan)
        return self._holding


def _prepare_fetch(plan: QueryPlan, fetch: Fetch) -> PreparedFetch:
    return PreparedFetch(
        fetch,
        RequestTemplate.of(fetch),
        tuple(other.id for other in plan.fetches if fetch.id in other.after),
    )


def _collectors(
    plan: QueryPlan, collector_of: Callable[[EntityTarget], Collector]
) -> tuple[tuple[tuple[Collector, ...], ...], ...]:
    return tuple(
        tuple(tuple(collector_of(target) for target in call.targets) for call in fetch.calls)
        for fetch in plan.fetches
    )
