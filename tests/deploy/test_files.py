"""Each file of the deployment, by the checker of its kind."""

from pathlib import Path

import pytest

from .conftest import ROOT, Run

YAML_FILES = (
    "compose.yaml",
    "supergraph.yaml",
    "router.yaml",
    ".github/workflows/ci.yaml",
    ".github/workflows/schema-check.yaml",
)
YAML_STYLE = """
extends: default
rules:
  document-start: disable
  line-length: {max: 140}
  truthy: {check-keys: false}
"""
SCRIPTS = (".ci/run", "deploy/make-secrets", "deploy/postgres/create-databases.sh")


def test_compose_file_is_of_the_compose_specification(run: Run) -> None:
    """No key is misspelt, every value has its type."""
    checked = run("check-jsonschema", "--builtin-schema", "vendor.compose-spec", "compose.yaml")

    assert checked.returncode == 0, checked.stdout


def test_workflow_is_one_for_github(run: Run) -> None:
    """No key is misspelt, every value has its type."""
    schema = "vendor.github-workflows"
    checked = run("check-jsonschema", "--builtin-schema", schema, ".github/workflows/ci.yaml")

    assert checked.returncode == 0, checked.stdout


def test_dockerfile_is_without_reproach(run: Run) -> None:
    """hadolint looks at its shell commands, too."""
    checked = run("hadolint", "deploy/Dockerfile")

    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("file", YAML_FILES)
def test_yaml_is_clean(file: str, run: Run) -> None:
    """No key comes twice, and indentation is what it seems."""
    checked = run("yamllint", "--strict", "-d", YAML_STYLE, file)

    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_is_executable_and_parses(script: str, run: Run) -> None:
    """The shell that its first line names reads it."""
    path = ROOT / script
    interpreter = path.read_text().partition("\n")[0].rpartition("/")[2].removeprefix("env ")

    assert path.stat().st_mode & 0o111
    assert run(interpreter, "-n", path).returncode == 0


def test_every_action_has_a_version() -> None:
    """`@main` would be another program tomorrow."""
    workflows = Path(ROOT / ".github/workflows").glob("*.yaml")
    uses = [line for file in workflows for line in file.read_text().splitlines() if "uses:" in line]

    assert uses
    assert not [line for line in uses if "@v" not in line]
