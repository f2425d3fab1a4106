"""A real server process on loopback."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator

import httpx
import pytest

from router.errors import ConfigurationError
from router.server.serve import bind

pytestmark = pytest.mark.processes

Start = Callable[..., tuple["subprocess.Popen[str]", str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the stub server; gives the process and the URL that it printed."""
    processes: list[subprocess.Popen[str]] = []

    def start_stub(*arguments: str) -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.router.server.serve_stub", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        assert process.stdout is not None
        return process, process.stdout.readline().strip()

    yield start_stub
    for process in processes:
        process.kill()
        process.communicate()


def is_accepting(port: int | None) -> bool:
    """Whether a new connection gets through."""
    try:
        socket.create_connection(("127.0.0.1", port or 0)).close()
    except (ConnectionRefusedError, ConnectionResetError):
        return False
    return True


def test_requests_are_answered_until_sigterm(start: Start) -> None:
    """A kept-alive connection does not hold the process up; it ends with exit code 0, silently."""
    process, url = start("127.0.0.1:0")
    with httpx.Client() as client:
        response = client.post(url, json={"query": "{ hello }"})
        assert response.json() == {"data": {"hello": "Hello, world!"}}
        process.send_signal(signal.SIGTERM)
        # The budget is 3 s; a machine under load gets more before it counts as hanging.
        stdout, stderr = process.communicate(timeout=20)
    assert (process.returncode, stdout, stderr) == (0, "", "")


def test_a_request_under_way_is_finished(start: Start) -> None:
    """After SIGTERM no connection is accepted, and the body that was still coming is answered."""
    process, url = start("127.0.0.1:0")
    port = httpx.URL(url).port
    body = b'{"query": "{ hello }"}'
    head = (
        f"POST /graphql HTTP/1.1\r\nHost: router\r\nContent-Type: application/json\r\n"
        f"Expect: 100-continue\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head.encode())
        # The server reads the body now: the request is under way.
        assert connection.recv(1_000).startswith(b"HTTP/1.1 100 ")
        process.send_signal(signal.SIGTERM)
        while is_accepting(port):
            pass
        connection.sendall(body)
        answer = b"".join(iter(lambda: connection.recv(1_000), b""))
    assert answer.endswith(b'{"data":{"hello":"Hello, world!"}}')
    assert b"connection: close" in answer
    process.communicate(timeout=20)
    assert process.returncode == 0


def test_interrupt_is_a_normal_end(start: Start) -> None:
    """Ctrl+C shows no traceback."""
    process, _url = start("127.0.0.1:0")
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=20) == ("", "")
    assert process.returncode == 0


def test_a_port_in_use() -> None:
    """The message names the address and how to choose another, even before anybody serves."""
    with bind("127.0.0.1:0") as first:
        port = first.getsockname()[1]
        with pytest.raises(ConfigurationError) as refusal:
            bind(f"127.0.0.1:{port}")
    assert refusal.value.message == (
        f"Cannot listen on 127.0.0.1:{port}: the port is already in use. Choose another address "
        "with --listen HOST:PORT, or with `listen` in router.yaml; port 0 takes a free one."
    )


@pytest.mark.parametrize(
    ("listen", "reason"),
    [
        ("192.0.2.1:0", "the address does not belong to this machine"),
        ("no-such-host.invalid:0", "the host is not known"),
    ],
)
def test_an_address_that_is_not_ours(listen: str, reason: str) -> None:
    """Both mistakes of a host are told apart."""
    with pytest.raises(ConfigurationError, match=reason):
        bind(listen)


def test_the_port_can_be_taken_again_at_once(start: Start) -> None:
    """The connections of a process that ended do not block its successor."""
    process, url = start("127.0.0.1:0")
    assert httpx.post(url, json={"query": "{ hello }"}).status_code == 200
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    _process, again = start(httpx.URL(url).netloc.decode())
    assert again == url


def test_no_framework_is_imported() -> None:
    """Start-up time and memory of a worker: none of what the subgraphs need is loaded."""
    program = (
        "import sys, router.server.serve; print(*set(sys.modules) & "
        "{'strawberry', 'fastapi', 'starlette', 'sqlalchemy', 'pydantic'})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == ""
