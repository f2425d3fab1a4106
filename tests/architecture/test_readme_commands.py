"""What the documents say can be done, can be done: commands, links, operations, accounts."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from graphql import GraphQLSchema, parse, validate

from router.cli.main import VERBS
from router.composition.compose import compose
from router.config.subgraph_sources import load_subgraphs
from router.config.supergraph_yaml import read_supergraph_yaml
from router.schema.api_schema import build_api_schema
from subgraphs.users.seed import DEMO_ACCOUNTS

from .imports import ROOT

README = ROOT / "README.md"
PAGES = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def _operations() -> Iterator[tuple[str, str]]:
    """(where, GraphQL): the blocks of the README, its curl, and the tabs of GraphiQL."""
    text = README.read_text()
    for number, block in enumerate(re.findall(r"```graphql\n(.*?)```", text, re.DOTALL), 1):
        yield f"README block {number}", block
    for query in re.findall(r'"query": "([^"]+)"', text):
        yield "README curl", query
    for example in yaml.safe_load((ROOT / "router.yaml").read_text())["graphiql"]["examples"]:
        yield f"tab {example['name']}", example["query"]


OPERATIONS = dict(_operations())


@pytest.fixture(scope="module")
def api_schema() -> GraphQLSchema:
    """What clients of the bookstore see."""
    config = read_supergraph_yaml(ROOT / "supergraph.yaml", {})
    result = compose([loaded.subgraph for loaded in load_subgraphs(config)])
    assert result.supergraph is not None, result.errors
    return build_api_schema(result.supergraph)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_task_of_make_exists(page: Path) -> None:
    """In code only: in prose, "make sense" is not a task."""
    tasks = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:`|^    )make ([a-z]+)", page.read_text(), re.MULTILINE))

    assert named <= tasks


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_verb_exists(page: Path) -> None:
    """A command that is shown is one that runs."""
    named = re.findall(r"(?:`|^    |bin/)supergraph ([a-z]+)", page.read_text(), re.MULTILINE)

    assert set(named) <= set(VERBS)


def test_the_readme_has_the_first_commands() -> None:
    """The tests above look at something."""
    text = README.read_text()

    assert all(f"supergraph {verb}" in text for verb in VERBS)
    assert {"make dev", "make test"} <= set(re.findall(r"make [a-z]+", text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    """Files and folders of this repository; the rest of the world is not ours to check."""
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text())
    targets = [page.parent / link for link in links if "://" not in link]

    assert not [target for target in targets if not target.exists()]


def test_the_readme_names_what_is_there() -> None:
    """Paths in the table of places, and wherever else a path is in code."""
    paths = re.findall(
        r"`((?:router|subgraphs|tests|docs|deploy|benchmarks)/[\w./]*)`", README.read_text()
    )

    assert paths
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_production_starts_as_the_readme_says() -> None:
    """The script is there to run, Compose knows the variables, and CI does the same."""
    text = README.read_text()
    (line,) = re.findall(r"^    (deploy/.*)$", text, re.MULTILINE)
    compose, workflow = (
        (ROOT / file).read_text() for file in ("compose.yaml", ".github/workflows/ci.yaml")
    )

    script, build, up = line.split(" && ")
    assert os.access(ROOT / script, os.X_OK)
    assert all(command in workflow for command in (script, build, up, "deploy/ask-storefront"))
    assert {"BOOKSTORE_DEMO", "SECRETS_DIR"} <= set(re.findall(r"[A-Z]+_[A-Z]+", text))
    assert "${BOOKSTORE_DEMO:-false}" in compose
    assert "SECRETS_DIR: /run/secrets" in compose
    assert "deploy/secrets/" in (ROOT / ".gitignore").read_text()


def test_the_readme_stays_short() -> None:
    """Whatever is longer is a page in docs."""
    assert len(README.read_text().splitlines()) <= 130


@pytest.mark.parametrize("place", OPERATIONS)
def test_every_operation_is_valid(place: str, api_schema: GraphQLSchema) -> None:
    """Against the schema that the three subgraphs compose to."""
    assert not validate(api_schema, parse(OPERATIONS[place]))


@pytest.mark.parametrize("place", [place for place in OPERATIONS if "logIn" in OPERATIONS[place]])
def test_who_signs_in_is_a_demo_account(place: str) -> None:
    """With the password that the demo gives it."""
    logins = re.findall(r'login: "(\w+)", password: "([^"]+)"', OPERATIONS[place])

    assert logins
    assert set(logins) <= {(account.username, account.password) for account in DEMO_ACCOUNTS}
