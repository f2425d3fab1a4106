"""What importing costs, and what it does: as little as possible, and nothing."""

import subprocess
import sys

import pytest

from .imports import ROOT

HEAVY = (
    "strawberry", "fastapi", "starlette", "sqlalchemy", "pydantic", "aiohttp", "httpx",
)  # fmt: skip
"""What only subgraphs and tests need."""

SERVING = ("router.cli.serve", "router.server.app", "router.engine.router", "router.server.serve")

WATCH = """
import sys
seen = []
def hook(event, _arguments):
    if event in ("socket.__new__", "_thread.start_new_thread", "subprocess.Popen", "os.fork"):
        seen.append(event)
sys.addaudithook(hook)
"""


def run(source: str) -> list[str]:
    """The lines that a fresh interpreter prints."""
    command = [sys.executable, "-c", source]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("module", SERVING)
def test_serving_does_not_load_what_only_subgraphs_need(module: str) -> None:
    """They would cost more than the whole of the 1.5 s that `supergraph serve` has to be ready."""
    loaded = run(f"import sys, {module}; print(*sys.modules, sep='\\n')")

    assert module in loaded
    assert not set(HEAVY) & set(loaded)


def test_help_loads_no_floor_but_the_errors() -> None:
    """`supergraph --help` answers at once."""
    loaded = run("import sys, router.cli.main; print(*sys.modules, sep='\\n')")

    ours = {name.split(".")[1] for name in loaded if name.startswith("router.")}
    assert ours == {"cli", "errors"}
    assert "graphql" not in loaded


def test_importing_the_router_does_nothing() -> None:
    """No thread, socket or process, even when every public name is loaded."""
    names = "import router\nfor name in router.__all__: getattr(router, name)\nprint(*seen)"

    assert run(WATCH + names) == [""]


@pytest.mark.parametrize("subgraph", ["books", "orders", "users"])
def test_importing_a_subgraph_does_nothing(subgraph: str) -> None:
    """Engines, settings and applications are made by functions that somebody calls."""
    assert run(f"{WATCH}import subgraphs.{subgraph}.app\nprint(*seen)") == [""]
