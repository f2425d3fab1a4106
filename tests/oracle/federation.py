"""A generated graph, served twice: by a monolith, and by subgraphs behind a router.

`check` answers one operation both ways. They must agree to the byte, key order included; the plan
must keep its invariants; and no subgraph may have been asked what it cannot answer.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLSchema, build_schema, parse, validate

from router.composition.compose import compose
from router.engine.router import Router
from router.schema.subgraph import Subgraph

from .generate_graph import Graph
from .generate_operation import GeneratedOperation
from .invariants import check_plan
from .monolith import Calls, Monolith
from .placement import HEADER, api_sdl
from .stub import StubSubgraph
from .subgraph_schema import executable_schema

Path = tuple[str | int, ...]


class RefusedByReference(Exception):
    """The graph could be planned, but composition judges conditions as the reference does.

    That is stricter than the planner, in few of the graphs made here.
    """


class Disagreement(AssertionError):
    """Router and monolith differ; the message is all one needs to see it again."""


@dataclass(slots=True)
class Federation:
    """One graph, ready to be asked."""

    sdls: Mapping[str, str]
    schemas: Mapping[str, GraphQLSchema]
    router: Router
    stubs: Mapping[str, StubSubgraph]
    monolith: Monolith
    calls: Calls

    @classmethod
    def of(cls, graph: Graph, *, printed: bool = False) -> "Federation":
        """Compose the graph and start its stubs.

        printed: the router reads the supergraph's SDL instead of taking the value.
        Raises RefusedByReference, and Disagreement for any other error of composition.
        """
        sdls = {it.name: HEADER + it.sdl(graph.world) for it in graph.placements}
        composed = compose([Subgraph(name, f"http://{name}", it) for name, it in sdls.items()])
        if composed.supergraph is None:
            if {issue.code for issue in composed.errors} == {"SATISFIABILITY_ERROR"}:
                raise RefusedByReference
            problems = [f"{issue.code}: {issue.message}" for issue in composed.errors]
            raise Disagreement(_report("does not compose", sdls, *problems))
        schemas = {name: executable_schema(sdl) for name, sdl in sdls.items()}
        calls: Calls = []
        stubs = {
            it.name: StubSubgraph(graph.world, it, schemas[it.name], calls)
            for it in graph.placements
        }
        if printed:
            assert composed.supergraph_sdl is not None
            router = Router.from_supergraph(composed.supergraph_sdl, stubs)
        else:
            router = Router(composed.supergraph, stubs)
        monolith = Monolith.of(graph.world, api_sdl(graph.world, graph.placements))
        assert composed.api_sdl is not None
        _same_api(sdls, monolith.schema, build_schema(composed.api_sdl))
        return cls(sdls, schemas, router, stubs, monolith, calls)

    async def check(self, operation: GeneratedOperation) -> None:
        """Compare both answers to one operation. Raises Disagreement.

        The router answers twice: a plan is interpreted first and compiled later.
        """
        told: list[str] = [operation.text, json.dumps(operation.variables)]
        try:
            assert not validate(self.monolith.schema, parse(operation.text)), "generator"
            plan = self.router.plan(operation.text, None, operation.variables)
            told.append(str(plan))
            check_plan(plan, self.router.planner.graph, self.schemas)
            for _ in ("interpreted", "generated"):
                self.calls.clear()
                answer = await self.router.execute(operation.text, operation.variables)
                told.append(json.dumps(answer))
                self._compare(operation, answer, told)
        except Exception as error:  # any fault is told with the case that found it, and raised
            problem = f"{type(error).__name__}: {error}"
            raise Disagreement(_report(problem, self.sdls, *told)) from error

    def _compare(
        self, operation: GeneratedOperation, answer: Mapping[str, Any], told: list[str]
    ) -> None:
        down = any(stub.is_down for stub in self.stubs.values())
        broken = frozenset(_nulls(answer["data"], ())) if down else frozenset()
        expected = self.monolith.execute(operation.text, operation.variables, broken).formatted
        told.append(json.dumps(expected))
        errors = answer.get("errors", [])
        strict = [error for error in errors if "STRICT" in error["message"]]
        assert not strict, "a subgraph was asked what it cannot answer"
        if down:
            _same_but_for_outages(expected, answer)
            return
        assert json.dumps(expected["data"]) == json.dumps(answer["data"]), "the data differ"
        # An error that nulls the whole answer may stop what is still to be executed, or not.
        ours, theirs = self.calls, self.monolith.calls
        aborted = expected["data"] is None and ours[: len(theirs)] == theirs
        assert aborted or ours == theirs, "the mutations differ"
        told_by_us, told_by_it = (
            {_null_at(expected["data"], error["path"]) for error in found}
            for found in (errors, expected.get("errors", ()))
        )
        capped = told_by_us < told_by_it and len(errors) >= 20
        assert capped or told_by_us == told_by_it, "the errors differ"


def _same_but_for_outages(expected: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
    """Everything is right or null, and null only where it may be; a null that is new is an error.

    expected: of a monolith that fails exactly where the router has null.
    """
    errors = answer.get("errors", ())
    if answer["data"] is None:
        assert errors, "nothing explains that there is no data"
        return
    assert json.dumps(expected["data"]) == json.dumps(answer["data"]), "the data differ"
    assert errors or not expected.get("errors"), "nothing explains the nulls"


def _nulls(value: Any, path: Path) -> Iterator[Path]:
    """The paths of all nulls in a response."""
    if value is None:
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _nulls(inner, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _nulls(item, (*path, index))


def _null_at(data: Any, path: Sequence[str | int]) -> Path:
    """Where on the way along `path` the null is that an error there explains.

    Of several errors that make one object null, a service need only report one.
    """
    for end, step in enumerate(path):
        if data is None:
            return tuple(path[:end])
        data = data[step]
    return tuple(path)


def _same_api(sdls: Mapping[str, str], one: GraphQLSchema, other: GraphQLSchema) -> None:
    for name, known in one.type_map.items():
        fields = {key: str(it.type) for key, it in getattr(known, "fields", {}).items()}
        found = getattr(other.type_map.get(name), "fields", {})
        if fields != {key: str(it.type) for key, it in found.items()}:
            raise Disagreement(_report(f"the API's {name} differs", sdls))


def _report(problem: str, sdls: Mapping[str, str], *parts: str) -> str:
    shown = (f"# --- {name}\n{sdl}" for name, sdl in sdls.items())
    return "\n\n".join((problem, *shown, *parts))
