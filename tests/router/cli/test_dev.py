"""`supergraph dev`: apps in process, one graph, swapped when its files change."""

import json
import signal
import urllib.request
from pathlib import Path

import pytest

from router.cli.dev import DevGraph
from router.cli.dev_apps import DevApps
from router.cli.file_watch import FileWatch
from router.config.subgraph_sources import watched_files
from router.config.supergraph_yaml import read_supergraph_yaml
from router.errors import ConfigurationError

APP = '''
import json

class App:
    """A subgraph that answers every root field with an empty list, and nothing else."""

    dev_note = "Demo account: alice"

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        await receive()
        body = json.dumps({"data": {"orders": [{"book": {"sold": 3}}]}}).encode()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body})

def broken():
    raise RuntimeError("no disk")

nothing = None
'''
CONFIG = """
subgraphs:
  orders: {app: "dev_orders:App", schema: {file: orders.graphql}}
"""


@pytest.fixture
def dev_shop(shop: Path) -> Path:
    """A shop whose one subgraph has an app."""
    (shop / "dev_orders.py").write_text(APP, "utf-8")
    (shop / "supergraph.yaml").write_text(CONFIG, "utf-8")
    return shop


def config_of(shop: Path):
    return read_supergraph_yaml(shop / "supergraph.yaml", {})


@pytest.fixture
def graph(dev_shop: Path) -> DevGraph:
    """The graph, as it is followed once the server runs."""
    watch = FileWatch(watched_files(config_of(dev_shop)))
    return DevGraph(dev_shop / "supergraph.yaml", DevApps(), watch)


async def test_unchanged_files_leave_the_graph_alone(graph):
    """Looking costs next to nothing."""
    assert await graph.next_router() is None


async def test_a_changed_schema_makes_a_new_graph(graph, dev_shop, capsys):
    """It has what the file now says."""
    schema = dev_shop / "orders.graphql"
    schema.write_text(schema.read_text("utf-8") + "extend type Query { news: Int }\n", "utf-8")
    router = await graph.next_router()

    assert router is not None
    assert "news" in router.supergraph.types["Query"].fields
    assert "Composed again." in capsys.readouterr().err


async def test_a_broken_schema_keeps_the_graph_and_says_why(graph, dev_shop, capsys):
    """And once it is mended, the next graph comes."""
    schema = dev_shop / "orders.graphql"
    good = schema.read_text("utf-8")
    schema.write_text("type Query { orders: }", "utf-8")

    assert await graph.next_router() is None
    err = capsys.readouterr().err
    assert "orders.graphql:1:22: error[INVALID_GRAPHQL]" in err
    assert "The graph before goes on being served." in err
    schema.write_text(good, "utf-8")
    assert await graph.next_router() is not None


async def test_a_broken_configuration_is_survived_too(graph, dev_shop, capsys):
    """Somebody is in the middle of writing it."""
    (dev_shop / "supergraph.yaml").write_text("subgraphs: [", "utf-8")

    assert await graph.next_router() is None
    assert "this is not YAML" in capsys.readouterr().err


async def test_an_app_outlives_the_graphs(dev_shop):
    """Its stores are in it; another graph must not lose them."""
    apps = DevApps()
    first = apps.transports(config_of(dev_shop))

    assert apps.transports(config_of(dev_shop)) == first
    assert apps.notes == ["Demo account: alice"]
    await apps.open()
    await apps.close()


@pytest.mark.parametrize(
    ("factory", "reason"),
    [
        ("broken", '"dev_orders:broken" failed: RuntimeError: no disk'),
        ("nothing", '"dev_orders:nothing" cannot be called'),
        ("missing", 'module "dev_orders" has no "missing"'),
    ],
)
def test_an_app_that_cannot_be_made_is_placed(dev_shop, factory, reason):
    """In supergraph.yaml, where it is named."""
    (dev_shop / "supergraph.yaml").write_text(CONFIG.replace(":App", f":{factory}"), "utf-8")

    with pytest.raises(ConfigurationError) as caught:
        DevApps().transports(config_of(dev_shop))
    assert caught.value.message == f"{dev_shop}/supergraph.yaml:3: {reason}"


def test_subgraphs_that_do_not_compose_to_begin_with_end_it(run, dev_shop):
    """There is no graph before to go on with."""
    (dev_shop / "orders.graphql").write_text("type Query { orders: }", "utf-8")
    ended = run("dev", "--listen", "127.0.0.1:0")

    assert ended.code == 1
    assert "error[INVALID_GRAPHQL]" in ended.err


@pytest.mark.processes
def test_one_process_answers_from_its_own_subgraphs(dev_shop, start):
    """From start to Ctrl-C, a change of the schema in between."""
    process = start("dev", "--listen", "127.0.0.1:0")
    url = process.stderr.readline().split()[-1]
    welcome = [process.stderr.readline() for _ in range(3)]
    request = urllib.request.Request(
        url, b'{"query": "{ orders { book { sold } } }"}', {"content-type": "application/json"}
    )

    with urllib.request.urlopen(request) as response:
        assert json.load(response) == {"data": {"orders": [{"book": {"sold": 3}}]}}
    assert welcome[:2] == ["In this process: orders\n", "Demo account: alice\n"]
    with (dev_shop / "orders.graphql").open("a") as schema:
        schema.write("extend type Query { news: Int }\n")
    assert process.stderr.readline() == "Composed again.\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert (process.returncode, err) == (0, "")
