"""Files as they are at a git ref, read with `git show`: the work tree is not touched.

The only place here that starts a process.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from router.errors import ConfigurationError

TIMEOUT_SECONDS = 30.0


class GitTimeout(ConfigurationError):
    """git did not answer in time."""


@dataclass(frozen=True, slots=True)
class GitTree:
    """The tree of one commit. root: the folder of the repository; ref: as the user wrote it."""

    root: Path
    ref: str
    commit: str

    def read(self, path: Path) -> str:
        """The text of a file at that commit.

        path: where the file is, or would be, in the work tree.
        Raises ConfigurationError for a file that is not there, outside the repository, or no text.
        """
        # Not resolve(): the last part may be a link in the work tree, and was a file in the commit.
        absolute = path.parent.resolve() / path.name
        if not absolute.is_relative_to(self.root):
            raise ConfigurationError(
                f"{path}: is outside the git repository, so nobody knows what it was at {self.ref}"
            )
        inside = PurePosixPath(absolute.relative_to(self.root))
        ended = _git(self.root, "show", f"{self.commit}:{inside}")
        if ended.returncode:
            raise ConfigurationError(f"{path}: there is no such file at {self.ref}")
        try:
            return ended.stdout.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ConfigurationError(f"{path} at {self.ref}: this is not UTF-8 text") from error


def open_tree(ref: str, folder: Path) -> GitTree:
    """The tree of a branch, tag or commit. folder: any in the repository.

    Raises ConfigurationError when there is no git, repository or such commit, and GitTimeout.
    """
    top = _git(folder, "rev-parse", "--show-toplevel")
    if top.returncode:
        raise ConfigurationError(
            f'"{ref}" is no file, and git cannot look it up: {_reason(top.stderr)}'
        )
    root = Path(top.stdout.decode("utf-8").rstrip("\n"))
    found = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
    )
    if found.returncode:
        raise ConfigurationError(
            f'"{ref}" is neither a file nor a branch, tag or commit that git has here; a branch of'
            " a shallow checkout must be fetched first (in CI: fetch-depth: 0)"
        )
    return GitTree(root.resolve(), ref, found.stdout.decode("ascii").strip())


def _git(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    command = ["git", "-C", str(folder), *arguments]
    try:
        # The arguments are a list, no shell reads them; the ref cannot become an option.
        return subprocess.run(  # noqa: S603
            command, capture_output=True, check=False, timeout=TIMEOUT_SECONDS
        )
    except FileNotFoundError as error:
        raise ConfigurationError(
            "git is not installed; without it --base must name a file"
        ) from error
    except subprocess.TimeoutExpired as error:
        raise GitTimeout(f"git did not answer within {TIMEOUT_SECONDS:g} s") from error


def _reason(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else "it does not say why"
