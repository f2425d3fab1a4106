"""deploy/Dockerfile and what goes into the image, as far as reading tells."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from .conftest import ROOT

DOCKERFILE = (ROOT / "deploy/Dockerfile").read_text()
IMAGE_LOCK = (ROOT / "requirements-image.lock").read_text()
TEST_LOCK = (ROOT / "requirements.lock").read_text()

# Where the second implementation of a transport would be made: only tests ask for it.
IMPORTED_BY_TESTS_ONLY = {"router/executor/transports/aiohttp_transport.py"}
DEVELOPMENT_VERBS = {"router/cli/dev.py", "router/cli/dev_apps.py", "router/cli/file_watch.py"}


def test_what_is_copied_exists() -> None:
    """Every source of a COPY from the checkout is in the checkout."""
    assert not [source for source in _copied() if not (ROOT / source).exists()]


def test_what_is_copied_is_let_through() -> None:
    """.dockerignore refuses all but what it names, and it names what the Dockerfile copies."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    allowed = [line.removeprefix("!") for line in lines if line.startswith("!")]

    assert "*" in lines
    for source in _copied():
        assert [name for name in allowed if f"{source}/".startswith(f"{name}/")], source


def test_the_last_stage_builds_nothing() -> None:
    """It runs as the user of compose.yaml; it neither downloads nor compiles."""
    last = DOCKERFILE.rpartition("\nFROM ")[2]

    assert "USER 10001:10001" in last
    assert not re.search(r"\b(pip|npm|apt-get|gcc|curl)\b", last)


def test_packages_are_installed_by_hash_from_wheels() -> None:
    """Nobody's setup.py runs, and nothing is installed that was not locked."""
    assert "--require-hashes" in DOCKERFILE
    assert "--only-binary :all:" in DOCKERFILE


def test_the_lock_names_no_address() -> None:
    """Where packages come from is the business of whoever builds."""
    assert "://" not in IMAGE_LOCK
    assert "--index" not in IMAGE_LOCK


def test_the_image_has_the_versions_that_were_tested() -> None:
    """Each pin and each hash is one of requirements.lock; `make lock` writes both."""
    assert not set(_pins(IMAGE_LOCK).items()) - set(_pins(TEST_LOCK).items())
    assert set(re.findall(r"sha256:\w+", IMAGE_LOCK)) <= set(re.findall(r"sha256:\w+", TEST_LOCK))


def test_what_the_code_imports_is_in_the_image() -> None:
    """No package that only development installs is needed at run time."""
    distributions = packages_distributions()
    missing = {
        (module, file)
        for file, module in _imports()
        if not {_normal(name) for name in distributions.get(module, [module])}
        & set(_pins(IMAGE_LOCK))
    }

    assert missing == set()


def _copied() -> list[str]:
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    return [source.rstrip("/") for line in lines for source in line.split()]


def _pins(lock: str) -> dict[str, str]:
    """Version by name."""
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.MULTILINE))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imports() -> set[tuple[str, str]]:
    """(file, top-level module) for every import of a third party's package."""
    found = set()
    for folder in ("router", "subgraphs"):
        for path in (ROOT / folder).rglob("*.py"):
            file = str(path.relative_to(ROOT))
            if "node_modules" in file or file in IMPORTED_BY_TESTS_ONLY | DEVELOPMENT_VERBS:
                continue
            found |= {(file, module) for module in _modules(path)}
    ours = {"router", "subgraphs", *sys.stdlib_module_names}
    return {(file, module) for file, module in found if module not in ours}


def _modules(path: Path) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(path.read_text(), str(path))):
        if isinstance(node, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            modules.add(node.module.partition(".")[0])
    return modules
