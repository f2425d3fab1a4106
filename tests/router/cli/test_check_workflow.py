"""The workflow and the page about checks say what `supergraph check` takes."""

import argparse
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from router.cli.check import add_arguments
from router.governance.change import Severity

ROOT = Path(__file__).parents[3]
WORKFLOW = ROOT / ".github" / "workflows" / "schema-check.yaml"
PAGE = ROOT / "docs" / "checks.md"


def _commands(path: Path) -> list[str]:
    found = re.findall(r"supergraph check(.*)$", path.read_text("utf-8"), re.MULTILINE)
    return [re.split(r" >>| \|\|", command)[0] for command in found if " --base " in command]


@pytest.mark.parametrize("path", [WORKFLOW, PAGE], ids=lambda path: path.name)
def test_the_commands_are_ones_that_it_takes(path: Path):
    """Every option exists, every format too."""
    parser = argparse.ArgumentParser(exit_on_error=False)
    add_arguments(parser)

    commands = _commands(path)
    assert commands
    for command in commands:
        assert parser.parse_args(shlex.split(command)).base


def test_the_workflow_is_one_for_github():
    """No key is misspelt, every value has its type."""
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [program, "--builtin-schema", "vendor.github-workflows", WORKFLOW]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout


def test_the_page_names_every_severity():
    """A table row each."""
    rows = re.findall(r"^\| (\w+) \|", PAGE.read_text("utf-8"), re.MULTILINE)

    assert [row for row in rows if row != "severity"] == list(Severity)
