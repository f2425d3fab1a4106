"""Know one subgraph, know all: the same files, the same door, the same names."""

import importlib
import inspect
from types import ModuleType

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from subgraphs.chassis.federation import SubgraphSchema
from subgraphs.chassis.settings import ServiceSettings

from .imports import ROOT, sources

SUBGRAPHS = ("books", "orders", "users")
COMMON = (
    "__init__.py", "app.py", "errors.py", "loaders.py", "migrations/env.py", "models.py",
    "repository.py", "schema.graphql", "schema/__init__.py", "schema/context.py",
    "schema/mutation.py", "schema/query.py", "schema/types.py", "seed.py", "service.py",
    "settings.py",
)  # fmt: skip
"""Every subgraph has these; what else it has is its own affair."""


def _module(subgraph: str, name: str) -> ModuleType:
    return importlib.import_module(f"subgraphs.{subgraph}.{name}")


@pytest.mark.parametrize("subgraph", SUBGRAPHS)
def test_it_has_the_common_files(subgraph: str) -> None:
    """Who knows where to look in one knows it in the others."""
    assert not [file for file in COMMON if not (ROOT / "subgraphs" / subgraph / file).is_file()]


@pytest.mark.parametrize("subgraph", SUBGRAPHS)
def test_its_files_say_what_they_are(subgraph: str) -> None:
    """Each module opens with a docstring, revisions of the database too."""
    paths = [path for path in sources(f"subgraphs/{subgraph}") if path.read_text().strip()]

    assert not [path for path in paths if not path.read_text().startswith('"""')]


@pytest.mark.parametrize("subgraph", SUBGRAPHS)
def test_its_door_is_like_the_others(subgraph: str) -> None:
    """create_app takes settings and keys, create_dev_app nothing; app.py offers no more."""
    app = _module(subgraph, "app")
    public = {
        name: tuple(inspect.signature(value).parameters)
        for name, value in vars(app).items()
        if inspect.isfunction(value) and value.__module__ == app.__name__ and name[0] != "_"
    }

    assert public == {"create_app": ("settings", "keys"), "create_dev_app": ()}


@pytest.mark.parametrize("subgraph", SUBGRAPHS)
def test_its_settings_are_named_after_it(subgraph: str) -> None:
    """BooksSettings of books, from BOOKS_ variables."""
    settings = getattr(_module(subgraph, "settings"), f"{subgraph.capitalize()}Settings")

    assert issubclass(settings, ServiceSettings)
    assert settings.service == subgraph
    assert settings.model_config["env_prefix"] == f"{subgraph.upper()}_"


@pytest.mark.parametrize("subgraph", SUBGRAPHS)
def test_its_schema_is_of_the_house_kind(subgraph: str) -> None:
    """The chassis' schema masks errors and batches entities; a plain one would not."""
    assert isinstance(_module(subgraph, "schema").schema, SubgraphSchema)


@pytest.mark.parametrize("subgraph", SUBGRAPHS)
def test_its_revisions_are_numbered_without_gaps(subgraph: str) -> None:
    """0001, 0002 …, each after the one before: the order can be read in the folder."""
    folder = ROOT / "subgraphs" / subgraph / "migrations"
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.set_main_option("path_separator", "os")
    revisions = [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()]
    files = sorted(path.name[:4] for path in (folder / "versions").glob("*.py"))

    assert revisions[::-1] == files
    assert files == [f"{number:04d}" for number in range(1, len(files) + 1)]
