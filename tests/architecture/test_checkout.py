"""A fresh checkout has all that the programs need."""

import subprocess

from .imports import ROOT

# Made by `make setup`, or by Python itself.
MADE = ("__pycache__", "node_modules", "router/server/graphiql/assets/", ".egg-info")


def test_git_ignores_nothing_that_the_packages_read() -> None:
    """A pattern meant for one folder can hide a file of the same name elsewhere."""
    command = ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "--"]
    folders = ["router", "subgraphs", "tests", "docs", ".github", "benchmarks"]
    listed = subprocess.run([*command, *folders], cwd=ROOT, capture_output=True, check=True)
    ignored = listed.stdout.decode().splitlines()

    assert not [file for file in ignored if not any(made in file for made in MADE)]
