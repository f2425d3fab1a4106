"""A fresh checkout has all that the programs need."""

import subprocess
from pathlib import Path

from .imports import ROOT

# Made by `make setup`, or by Python itself.
MADE = ("__pycache__", "node_modules", "router/server/graphiql/assets/", ".egg-info")


def test_git_ignores_nothing_that_the_packages_read(tmp_path: Path) -> None:
    """A pattern meant for one folder can hide a file of the same name elsewhere."""
    # An empty repository of its own, so that this says the same in an unpacked archive.
    subprocess.run(["git", "init", "--quiet", "--bare", tmp_path], check=True)
    command = ["git", f"--git-dir={tmp_path}", f"--work-tree={ROOT}", "ls-files"]
    options = ["--others", "--ignored", "--exclude-standard", "--"]
    folders = ["router", "subgraphs", "tests", "docs", "deploy/postgres", ".github", "benchmarks"]
    listed = subprocess.run(
        [*command, *options, *folders], cwd=ROOT, capture_output=True, check=True
    )
    ignored = listed.stdout.decode().splitlines()

    assert not [file for file in ignored if not any(made in file for made in MADE)]
