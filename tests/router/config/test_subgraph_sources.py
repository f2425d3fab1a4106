"""The SDL of each subgraph, from wherever supergraph.yaml says."""

import sys
from pathlib import Path

import pytest

from router.config.subgraph_sources import load_subgraphs, watched_files
from router.config.supergraph_yaml import read_supergraph_yaml
from router.errors import ConfigurationError


@pytest.fixture
def config_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A configuration of subgraphs with these schemas, in a folder of its own."""
    monkeypatch.setattr(sys, "path", list(sys.path))

    def config(**schemas: str):
        path = tmp_path / "supergraph.yaml"
        lines = (
            f"  {name}: {{routing_url: 'http://x', schema: {schema}}}"
            for name, schema in schemas.items()
        )
        path.write_text("\n".join(("subgraphs:", *lines)), "utf-8")
        return read_supergraph_yaml(path, {})

    return config


def test_subgraphs_keep_the_order_of_the_file(config_of, tmp_path, canned_subgraph):
    """Whatever takes longest to get."""
    (tmp_path / "c.graphql").write_text("scalar C", "utf-8")
    config = config_of(
        a=f"{{subgraph_url: '{canned_subgraph.url}'}}", b="{sdl: scalar B}", c="{file: c.graphql}"
    )

    loaded = load_subgraphs(config)

    assert [(item.subgraph.name, item.subgraph.sdl) for item in loaded] == [
        ("a", "scalar A"),
        ("b", "scalar B"),
        ("c", "scalar C"),
    ]
    assert [item.label for item in loaded] == [
        canned_subgraph.url,
        "sdl of b",
        str(tmp_path / "c.graphql"),
    ]


def test_schema_objects_are_found_beside_the_configuration(config_of, tmp_path):
    """A text, or something that prints itself as Strawberry's schemas do."""
    (tmp_path / "shop_schemas.py").write_text(
        "text = 'scalar T'\n"
        "class printing:\n"
        "    @staticmethod\n"
        "    def as_str(): return 'scalar P'\n",
        "utf-8",
    )
    config = config_of(t="{python: 'shop_schemas:text'}", p="{python: 'shop_schemas:printing'}")

    assert [item.subgraph.sdl for item in load_subgraphs(config)] == ["scalar T", "scalar P"]


def test_all_schemas_that_cannot_be_had_are_reported(config_of, tmp_path):
    """Each with the line of the configuration that asks for it."""
    (tmp_path / "broken_schema.py").write_text("raise OSError('no disk')", "utf-8")
    (tmp_path / "odd_schema.py").write_text("schema = 3", "utf-8")
    config = config_of(
        a="{file: a.graphql}",
        b="{python: 'nowhere_schema:schema'}",
        c="{python: 'broken_schema:schema'}",
        d="{python: 'odd_schema:other'}",
        e="{python: 'odd_schema:schema'}",
    )

    with pytest.raises(ConfigurationError) as caught:
        load_subgraphs(config)
    assert caught.value.message.replace(f"{tmp_path}/", "").splitlines() == [
        "supergraph.yaml:2: a.graphql: there is no such file",
        (
            'supergraph.yaml:3: "nowhere_schema" cannot be imported:'
            " ModuleNotFoundError: No module named 'nowhere_schema'"
        ),
        'supergraph.yaml:4: "broken_schema" cannot be imported: OSError: no disk',
        'supergraph.yaml:5: module "odd_schema" has no "other"',
        "supergraph.yaml:6: a int is no schema: SDL as text, or an object with as_str(), is needed",
    ]


def test_the_configuration_and_its_files_are_watched(config_of, tmp_path):
    """Other sources cannot be."""
    config = config_of(a="{file: a.graphql}", b="{sdl: scalar B}")

    assert watched_files(config) == (tmp_path / "supergraph.yaml", tmp_path / "a.graphql")
