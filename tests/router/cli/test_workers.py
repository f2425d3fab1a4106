"""Several processes on one socket."""

import signal
import subprocess
import sys

import pytest

pytestmark = pytest.mark.processes

PROGRAM = """
import os, signal, sys
from router.cli.workers import run_workers

def wait(number):
    stopping = []
    signal.signal(signal.SIGTERM, lambda *_: stopping.append(1))
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    os.write(1, f"{number} {os.getpid()}\\n".encode())
    signal.sigwait({signal.SIGTERM})

def fail(number):
    raise SystemExit(7)

sys.exit(run_workers(2, {"wait": wait, "fail": fail}[sys.argv[1]]))
"""


def start(what: str) -> "subprocess.Popen[str]":
    """A parent of two workers."""
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, what],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_stop_reaches_every_worker():
    """The parent waits for them and ends well."""
    with start("wait") as parent:
        lines = sorted(parent.stdout.readline().split()[0] for _ in range(2))
        parent.send_signal(signal.SIGTERM)
        _, err = parent.communicate()

    assert lines == ["0", "1"]
    assert (parent.returncode, err) == (0, "")


def test_workers_that_cannot_start_stop_everything():
    """They would only die again."""
    with start("fail") as parent:
        _, err = parent.communicate()

    assert parent.returncode == 3
    assert "ended after 0 s" in err
