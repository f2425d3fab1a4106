"""`supergraph serve`: the router as a process."""

import json
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

pytestmark = pytest.mark.processes


def ask(url: str, query: str):
    """POST an operation."""
    request = urllib.request.Request(
        url, json.dumps({"query": query}).encode(), {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def served_url(process: "subprocess.Popen[str]") -> str:
    """The URL that it says when it is ready."""
    line = process.stderr.readline()
    assert line.startswith("Serving http://"), line + process.stderr.read()
    return line.split()[-1]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_it_serves_until_it_is_told_to_stop(start, workers):
    """Any number of processes behind one port, and a clean end."""
    process = start("serve", "--listen", "127.0.0.1:0", "--workers", workers)
    url = served_url(process)

    assert ask(url, "{ __typename }") == {"data": {"__typename": "Query"}}
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate()
    assert (process.returncode, err) == (0, "")


def test_a_subgraph_that_is_not_there_costs_its_fields(start):
    """The router itself starts without any of them."""
    process = start("serve", "--listen", "127.0.0.1:0")
    answer = ask(served_url(process), "{ orders { book { title } } }")

    assert answer["data"] == {"orders": None}
    assert 'Subgraph "orders"' in answer["errors"][0]["message"]


def test_it_serves_a_supergraph_composed_before(start, run, shop):
    """With the settings of a router.yaml; --listen goes before what it says."""
    run("compose", "--output", "out.graphql")
    (shop / "router.yaml").write_text("listen: 127.0.0.1:1\nintrospection: false\n", "utf-8")
    process = start(
        *("serve", "--supergraph", "out.graphql", "--router-config", "router.yaml"),
        *("--listen", "127.0.0.1:0"),
    )
    request = urllib.request.Request(
        served_url(process),
        b'{"query": "{ __schema { __typename } }"}',
        {"content-type": "application/json", "accept": "application/json"},
    )

    with urllib.request.urlopen(request) as response:
        assert "errors" in json.load(response)


def test_a_port_in_use_is_named(start):
    """Before anything is read: it is known at once."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        process = start("serve", "--listen", address)
        out, err = process.communicate()

    assert (process.returncode, out) == (3, "")
    assert err.startswith(f"error: Cannot listen on {address}: the port is already in use.")


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (("--router-config", "nowhere.yaml"), 3, "nowhere.yaml"),
        (("--supergraph", "nowhere.graphql"), 3, "there is no such file"),
        (("--supergraph", "books.graphql"), 1, "this is not a supergraph"),
        (("--listen", "4000"), 3, "write HOST:PORT"),
    ],
)
def test_what_stops_it_from_starting(start, arguments, code, reason):
    """A message, no traceback."""
    listen = () if "--listen" in arguments else ("--listen", "127.0.0.1:0")
    process = start("serve", *listen, *arguments)
    out, err = process.communicate()

    assert (process.returncode, out) == (code, "")
    assert reason in err
    assert "Traceback" not in err


def test_serving_imports_nothing_that_only_subgraphs_need():
    """Start-up time and memory of every router in production."""
    code = (
        "import sys; import router.cli.serve;"
        "foreign = {'strawberry', 'fastapi', 'sqlalchemy', 'pydantic', 'subgraphs'};"
        "sys.exit(', '.join(foreign & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
