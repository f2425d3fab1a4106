"""Whether files have changed, by looking at them now and then.

A handful of files costs microseconds a look, which needs no notification library and works on every
file system, containers' mounts included.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

_Stamp: TypeAlias = tuple[int, int] | None


class FileWatch:
    """Remembers how files looked last; a file that is not there looks like one, too."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._seen = {path: _stamp(path) for path in paths}

    def changed(self) -> bool:
        """Whether any file looks different from the last time."""
        now = {path: _stamp(path) for path in self._seen}
        is_different = now != self._seen
        self._seen = now
        return is_different

    def follow(self, paths: Iterable[Path]) -> None:
        """Watch these from now on; those watched before keep the look they had."""
        self._seen = {
            path: self._seen[path] if path in self._seen else _stamp(path) for path in paths
        }


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
