"""Starting our own command as a user would, and watching it from outside."""

import json
import os
import resource
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMAND = Path(sys.executable).parent / "supergraph"
GIVE_UP_SECONDS = 60.0


def free_port() -> int:
    """A port on loopback that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    arguments: Sequence[str], environment: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """The command, stopped again at the end."""
    process = subprocess.Popen(
        [COMMAND, *arguments],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=10)


def seconds_until_answer(port: int, query: str, started: float) -> float:
    """Ask again and again until the answer has data and no errors; the time since `started`."""
    body = json.dumps({"query": query}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/graphql", body, {"content-type": "application/json"}
    )
    return _poll(
        request, started, lambda answer: bool(answer.get("data")) and "errors" not in answer
    )


def seconds_until_ready(port: int, started: float) -> float:
    """The time until /health/ready says so."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}/health/ready")
    return _poll(request, started, lambda _: True)


def _poll(request: urllib.request.Request, started: float, is_good) -> float:  # type: ignore[no-untyped-def] # a lambda
    while time.perf_counter() - started < GIVE_UP_SECONDS:
        try:
            with urllib.request.urlopen(request, timeout=5) as response:
                if is_good(json.load(response)):
                    return time.perf_counter() - started
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.005)
    raise TimeoutError(f"no answer from {request.full_url} in {GIVE_UP_SECONDS} s")


def resident_megabytes(pid: int) -> float:
    """Resident memory of a process (VmRSS of Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"no VmRSS for process {pid}")


def timed_process(arguments: Sequence[str | Path]) -> tuple[float, float]:
    """Wall seconds and peak megabytes of a process that must succeed."""
    started = time.perf_counter()
    process = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{arguments[0]} ended with {process.returncode}")
    return elapsed, _peak_megabytes(usage)


def _peak_megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024
