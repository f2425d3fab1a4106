"""The floors of the router, and the walls between the packages: docs/architecture.md, checked."""

import pytest

from .imports import ROOT, Import, imports_of, sources

FLOORS: dict[str, tuple[str, ...]] = {
    "errors": (),
    "schema": ("errors",),
    "query_graph": ("errors", "schema"),
    # Two siblings that do not know each other.
    "composition": ("errors", "schema", "query_graph"),
    "planner": ("errors", "schema", "query_graph"),
    "executor": ("errors", "schema", "query_graph", "planner"),
    "engine": ("errors", "schema", "query_graph", "composition", "planner", "executor"),
    "config": ("errors", "schema", "executor"),
    "governance": ("errors", "schema", "composition", "config"),
    "server": ("errors", "schema", "executor", "engine"),
    "cli": (
        "errors", "schema", "query_graph", "composition", "planner", "executor", "engine",
        "config", "governance", "server",
    ),
}  # fmt: skip
"""What each floor may import, itself apart."""

PURE = ("schema", "query_graph", "composition", "planner")
OUTSIDE_WORLD = ("asyncio", "time", "os", "socket", "logging", "pathlib", "random")

SUBGRAPHS = ("books", "orders", "users")
NO_NAMES = {"utils", "helpers", "common", "base", "manager", "misc"}


def _path(floor: str) -> str:
    return "router/errors.py" if floor == "errors" else f"router/{floor}"


def _places(imports: list[Import]) -> list[str]:
    return [found.place for found in imports]


def test_every_folder_is_a_floor() -> None:
    """A new folder has to say where it stands."""
    folders = {path.parent.relative_to(ROOT / "router").parts[:1] for path in sources("router")}

    assert folders == {()} | {(floor,) for floor in FLOORS if floor != "errors"}


@pytest.mark.parametrize("floor", FLOORS)
def test_imports_go_down(floor: str) -> None:
    """An import goes to a lower floor, or stays in its folder."""
    allowed = [f"router.{name}" for name in (floor, *FLOORS[floor])]

    assert not _places([
        found
        for found in imports_of(_path(floor))
        if found.is_of("router") and not any(found.is_of(package) for package in allowed)
    ])  # fmt: skip


@pytest.mark.parametrize("floor", PURE)
def test_what_can_be_pure_is_pure(floor: str) -> None:
    """No clock, file, socket, environment, chance or log: the same in, the same out."""
    assert not _places([
        found for found in imports_of(_path(floor)) if any(map(found.is_of, OUTSIDE_WORLD))
    ])  # fmt: skip


def test_router_and_subgraphs_do_not_know_each_other() -> None:
    """What connects them is GraphQL."""
    assert not _places([found for found in imports_of("router") if found.is_of("subgraphs")])
    assert not _places([found for found in imports_of("subgraphs") if found.is_of("router")])


@pytest.mark.parametrize("name", [*SUBGRAPHS, "chassis"])
def test_subgraphs_do_not_know_each_other(name: str) -> None:
    """A subgraph knows the chassis; the chassis knows none of them."""
    others = [f"subgraphs.{other}" for other in SUBGRAPHS if other != name]

    assert not _places([
        found for found in imports_of(f"subgraphs/{name}") if any(map(found.is_of, others))
    ])  # fmt: skip


@pytest.mark.parametrize("package", ["router", "subgraphs"])
def test_no_star_imports(package: str) -> None:
    """Every name can be found where it is used."""
    assert not _places([found for found in imports_of(package) if found.name == "*"])


@pytest.mark.parametrize("package", ["router", "subgraphs"])
def test_imports_stand_at_the_top(package: str) -> None:
    """A ring is a design question. The command line may defer, for its start-up, and says why."""
    deferred = [found for found in imports_of(package) if found.deferred]

    assert not _places([
        found for found in deferred
        if not (found.file.startswith("router/cli/") and _has_a_reason(found))
    ])  # fmt: skip


@pytest.mark.parametrize("package", ["router", "subgraphs"])
def test_modules_are_named_for_what_they_hold(package: str) -> None:
    """A helper has a purpose, and so a name."""
    paths = sources(package)

    assert not [path for path in paths if NO_NAMES & {path.stem, *path.parent.parts}]


def _has_a_reason(found: Import) -> bool:
    lines = (ROOT / found.file).read_text().splitlines()
    before, itself = lines[found.line - 2], lines[found.line - 1]
    return before.strip().startswith("#") or "#" in itself
