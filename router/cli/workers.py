"""Several processes that accept from one socket: one a core, as Python runs on one.

The graph is read before the first fork, so all processes share its memory. The parent answers
nothing: it passes a stop on, and replaces a worker that dies.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from threading import Event
from types import FrameType

from .exit_code import ExitCode

SHORTEST_LIFE_SECONDS = 2.0
"""A worker that dies sooner would die again: then everything stops, and says so."""


def run_workers(number: int, work: Callable[[int], None]) -> ExitCode:
    """Run `work` in that many processes until SIGTERM or SIGINT.

    work: gets the worker's number, from 0, and returns when it was told to stop.
    """
    return work_here(work) if number == 1 else _Parent(number, work).run()


def work_here(work: Callable[[int], None]) -> ExitCode:
    """The same in this process."""
    work(0)
    return ExitCode.PASSED


class _Parent:
    def __init__(self, number: int, work: Callable[[int], None]) -> None:
        self._number = number
        self._work = work
        self._children: dict[int, tuple[int, float]] = {}
        """Process id -> number of the worker, and when it was started."""
        self._stop_asked = Event()

    def run(self) -> ExitCode:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for index in range(self._number):
            self._fork(index)
        code = ExitCode.PASSED
        while self._children:
            process, status = os.wait()
            index, started = self._children.pop(process)
            if self._stop_asked.is_set() or (status == 0 and not self._children):
                continue
            lived = time.monotonic() - started
            sys.stderr.write(f"worker {index} ended after {lived:.0f} s with status {status}\n")
            if lived < SHORTEST_LIFE_SECONDS:
                code = ExitCode.COULD_NOT_RUN
                self._stop(signal.SIGTERM, None)
            else:
                self._fork(index)
        return code

    def _fork(self, index: int) -> None:
        """Start a worker, unless a stop has come; one that comes meanwhile reaches it, too."""
        if self._stop_asked.is_set():
            return
        process = os.fork()
        if process != 0:
            self._children[process] = (index, time.monotonic())
            if self._stop_asked.is_set():
                os.kill(process, signal.SIGTERM)
            return
        code = 1
        try:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, signal.SIG_DFL)
            if not self._stop_asked.is_set():
                self._work(index)
            code = 0
        finally:
            # Not sys.exit: the parent's callers are above us on this stack, and not ours to run.
            sys.stderr.flush()
            os._exit(code)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stop_asked.set()
        for process in self._children:
            os.kill(process, signal.SIGTERM)
