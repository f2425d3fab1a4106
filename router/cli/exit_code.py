"""How a verb ends."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What scripts and CI can rely on."""

    PASSED = 0
    BAD = 1
    """The thing that was checked is bad: it does not compose, is not valid, cannot be planned."""
    TIMED_OUT = 2
    COULD_NOT_RUN = 3
    """Nothing was checked: wrong usage, a missing file, a subgraph that cannot be reached."""
    INTERRUPTED = 130
    """Ctrl-C, as shells count it."""


class Reported(Exception):
    """Ends a verb that has already said on standard error what is wrong."""

    def __init__(self, code: ExitCode) -> None:
        super().__init__(code.name)
        self.code = code
