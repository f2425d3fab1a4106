"""The names that callers of the package can rely on."""

import re

import router
from router import errors

from .imports import ROOT, imports_of

PROMISED = {
    "CompositionResult", "ConfigurationError", "ExecutionResult", "GraphQLRequest", "Issue",
    "IssueLocation", "PlanningError", "QueryPlan", "RequestContext", "RequestError", "Router",
    "RouterError", "RouterSettings", "Subgraph", "SubgraphError", "SupergraphError", "compose",
    "create_app",
}  # fmt: skip
"""Written twice on purpose: a name that goes away breaks somebody, so it has to go away twice."""


def test_the_names_are_those_promised() -> None:
    """In the order of the alphabet, so that two people who add one see each other."""
    assert set(router.__all__) == PROMISED
    assert router.__all__ == sorted(router.__all__)


def test_every_name_is_there_and_says_what_it_is() -> None:
    """Loading a name on demand must not hide that it is gone."""
    assert not [name for name in router.__all__ if not getattr(router, name).__doc__]


def test_type_checkers_see_the_same_names() -> None:
    """The imports that only they read name what __getattr__ loads, from the same place."""
    seen = {(found.name, found.module) for found in imports_of("router/__init__.py")}
    loaded = {(name, getattr(router, name).__module__) for name in router.__all__}

    assert {(name, module) for name, module in seen if name in PROMISED} == loaded


def test_each_branch_of_the_error_tree_can_be_caught() -> None:
    """By whose fault it is; what a subgraph can do wrong in detail is in router.errors."""
    branches = {kind.__name__ for kind in errors.RouterError.__subclasses__()}

    assert branches | {"RouterError"} <= PROMISED


def test_documents_import_public_names_only() -> None:
    """What a page shows has to work tomorrow."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    imported = {
        name.strip()
        for page in pages
        for names in re.findall(r"^from router import (.+)$", page.read_text(), re.MULTILINE)
        for name in names.split(",")
    }

    assert imported
    assert imported <= PROMISED
