"""A subgraph started with what compose.yaml gives it: its variables, its secrets, no more."""

import importlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import make_url

from .conftest import SUBGRAPHS, Postgres, Run

pytestmark = pytest.mark.postgres


@pytest.fixture(params=SUBGRAPHS)
def name(request: pytest.FixtureRequest) -> str:
    """Each subgraph in turn."""
    return str(request.param)


@pytest.fixture
def environment(
    name: str, compose: dict[str, Any], secrets: Path, postgres: Postgres, tmp_path: Path
) -> Callable[[str], dict[str, str]]:
    """The variables of an entry, /run/secrets being a folder with the secrets it names."""
    url = make_url((secrets / f"{name}_database_url").read_text())
    url = url.set(host="", port=None, query={"host": postgres.host})

    def of(entry: str) -> dict[str, str]:
        service, folder = compose["services"][entry], tmp_path / entry
        folder.mkdir()
        for secret in service["secrets"]:
            shutil.copyfile(secrets / secret, folder / secret)
        (folder / f"{name}_database_url").write_text(url.render_as_string(hide_password=False))
        return {
            variable: value.replace("/run/secrets", str(folder))
            for variable, value in service["environment"].items()
        }

    return of


async def test_migrated_subgraph_is_ready(
    name: str,
    compose: dict[str, Any],
    environment: Callable[[str], dict[str, str]],
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The job brings the database to the newest revision; then the service answers 200."""
    job = compose["services"][f"migrate-{name}"]["command"]
    migrated = run(*job, **environment(f"migrate-{name}"))
    assert migrated.returncode == 0, migrated.stderr

    for variable, value in environment(name).items():
        monkeypatch.setenv(variable, value)
    app = importlib.import_module(f"subgraphs.{name}.app").create_app()
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://subgraph") as client:
            assert (await client.get("/health/ready")).json() == {"status": "ready"}
