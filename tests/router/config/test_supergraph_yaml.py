"""supergraph.yaml: rover's form, our additions, and every fault of a file at once."""

import inspect
from pathlib import Path

import pytest

from router.config.supergraph_yaml import (
    EndpointSource,
    FileSource,
    PythonSource,
    TextSource,
    read_supergraph_yaml,
)
from router.errors import ConfigurationError


@pytest.fixture
def read(tmp_path: Path):
    """Read a supergraph.yaml with this content."""

    def read_content(content: str, **environment: str):
        path = tmp_path / "supergraph.yaml"
        path.write_text(inspect.cleandoc(content), "utf-8")
        return read_supergraph_yaml(path, environment)

    return read_content


@pytest.fixture
def faults_of(read, tmp_path: Path):
    """The faults of a supergraph.yaml, without the folder that it is in."""

    def faults(content: str, **environment: str) -> list[str]:
        with pytest.raises(ConfigurationError) as caught:
            read(content, **environment)
        return caught.value.message.replace(f"{tmp_path}/", "").splitlines()

    return faults


def test_every_source_of_a_schema(read, tmp_path: Path):
    """Files are found from where the configuration lies, not from where the command runs."""
    config = read("""
        federation_version: =2.9.1
        subgraphs:
          books: {routing_url: "http://books/graphql", schema: {file: ./books.graphql}}
          orders:
            schema:
              subgraph_url: http://orders/graphql
              introspection_headers: {authorization: "Bearer ${env.TOKEN}"}
          users:
            routing_url: http://users/graphql
            app: shop.users.app:create_dev_app
            schema: {python: "shop.users:schema"}
          inline: {routing_url: "http://inline/graphql", schema: {sdl: "type Query { a: Int }"}}
    """, TOKEN="secret")  # fmt: skip
    books, orders, users, inline = config.subgraphs

    assert config.federation_minor == 9
    assert books.schema == FileSource(tmp_path / "books.graphql")
    assert orders.schema == EndpointSource(
        "http://orders/graphql", {"authorization": "Bearer secret"}
    )
    assert orders.routing_url == "http://orders/graphql"
    assert (users.schema, users.app) == (
        PythonSource("shop.users:schema"),
        "shop.users.app:create_dev_app",
    )
    assert inline.schema == TextSource("type Query { a: Int }")


def test_variables_are_replaced_and_may_have_defaults(read):
    """`${env.NAME:-default}`, anywhere in a text; an empty default is one, too."""
    config = read("""
        subgraphs:
          a:
            routing_url: http://${env.HOST:-localhost}:${env.PORT:-4001}/${env.PATH_:-}
            schema: {file: "${env.NAME}.graphql"}
    """, PORT="80", NAME="x")  # fmt: skip

    assert config.subgraphs[0].routing_url == "http://localhost:80/"


def test_an_app_needs_no_routing_url(read):
    """Nothing is sent over the network then."""
    config = read("subgraphs: {a: {app: 'm:create', schema: {file: a.graphql}}}")

    assert config.subgraphs[0].routing_url == ""


@pytest.mark.parametrize(
    ("version", "minor"),
    [("2", None), ('"2"', None), ("=2.0", 0), ("=2.9", 9), ("=2.14.1", 14), ("v2.5", 5)],
)
def test_federation_versions(read, version: str, minor: int | None):
    """All the forms that rover takes; the bare major leaves the minor open."""
    subgraphs = "subgraphs: {a: {app: 'm:create', schema: {file: a.graphql}}}"

    config = read(f"federation_version: {version}\n{subgraphs}")

    assert config.federation_minor == minor


@pytest.mark.parametrize(
    ("version", "reason"),
    [
        ("1", "federation version 1 cannot be composed"),
        ("=2.15", "federation 2.15 is unknown; 2.14 is the newest"),
        ("latest", '"latest" is no federation version'),
    ],
)
def test_federation_versions_that_cannot_be_had(faults_of, version: str, reason: str):
    """Said with the place in the file."""
    (fault,) = faults_of(
        f"federation_version: {version}\nsubgraphs: {{a: {{app: 'm:f', schema: {{file: x}}}}}}"
    )

    assert fault.startswith("supergraph.yaml:1:21: ")
    assert reason in fault


def test_all_faults_are_reported_at_once(faults_of):
    """In the order of the file, each with its place; unknown keys with the nearest known one."""
    assert faults_of("""
        subgraphs:
          books:
            routing_ulr: http://books
            app: books
            schema: {fil: books.graphql}
          orders:
            routing_url: ftp://orders
            routing_url: http://orders
            schema: {file: a.graphql, sdl: "type Query { a: Int }"}
          users: {routing_url: "${env.USERS}", schema: {file: a.graphql}}
          carts: nothing
        owner: me
    """) == [
        (
            'supergraph.yaml:3:5: unknown key "routing_ulr" in subgraphs.books:'
            ' did you mean "routing_url"?'
        ),
        (
            'supergraph.yaml:4:10: subgraphs.books.app must be written "module:name",'
            ' as in "shop.app:create"'
        ),
        (
            "supergraph.yaml:5:13: subgraphs.books.schema needs exactly one of"
            " file, subgraph_url, sdl, python"
        ),
        'supergraph.yaml:5:14: unknown key "fil" in subgraphs.books.schema: did you mean "file"?',
        'supergraph.yaml:7:18: "ftp://orders" is no URL of a subgraph: it begins with http(s)://',
        'supergraph.yaml:8:5: "routing_url" is already there in subgraphs.orders',
        (
            "supergraph.yaml:9:13: subgraphs.orders.schema needs exactly one of"
            " file, subgraph_url, sdl, python"
        ),
        "supergraph.yaml:10:24: the environment variable USERS is not set",
        "supergraph.yaml:11:10: subgraphs.carts must be a mapping of keys to values",
        (
            'supergraph.yaml:12:1: unknown key "owner" in supergraph.yaml:'
            " known are contracts, federation_version, subgraphs"
        ),
    ]


@pytest.mark.parametrize("content", ["", "subgraphs: {}", "federation_version: 2"])
def test_a_graph_without_subgraphs_is_a_mistake(faults_of, content: str):
    """Nothing could be composed."""
    assert "there is no subgraph" in "\n".join(faults_of(content))


@pytest.mark.parametrize(
    ("subgraph", "reason"),
    [
        ("{routing_url: 'http://a'}", "subgraphs.a needs a schema"),
        ("{schema: {file: x}}", "subgraphs.a needs a routing_url, or an app to run in process"),
        ("{app: 'm:f', schema: {sdl: [1]}}", "subgraphs.a.schema.sdl must be text"),
        ("{app: 'm:f', schema: {sdl: }}", "subgraphs.a.schema.sdl must be text"),
        (
            "{app: 'm:f', schema: {file: x, introspection_headers: {a: b}}}",
            "introspection_headers go with subgraph_url only",
        ),
    ],
)
def test_a_subgraph_must_be_whole(faults_of, subgraph: str, reason: str):
    """What is missing is named by its path."""
    (fault,) = faults_of(f"subgraphs: {{a: {subgraph}}}")

    assert reason in fault


def test_what_is_no_yaml_is_refused_with_its_place(faults_of):
    """Before anything in it is looked at."""
    (fault,) = faults_of("subgraphs:\n  a: [1\n  b: 2")

    assert fault.startswith("supergraph.yaml:3:")
    assert "this is not YAML" in fault


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    """With its path."""
    with pytest.raises(ConfigurationError, match=r"nowhere\.yaml: there is no such file"):
        read_supergraph_yaml(tmp_path / "nowhere.yaml", {})


def test_a_file_that_is_no_text_is_refused(tmp_path: Path):
    """Say a picture, by mistake."""
    path = tmp_path / "supergraph.yaml"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ConfigurationError, match="this is not UTF-8 text"):
        read_supergraph_yaml(path, {})
