"""Files as they were, from a real repository."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from router.errors import ConfigurationError
from router.governance.git import GitTimeout, open_tree


def test_a_file_is_read_as_it_was(repository: Path, git: Callable[..., str]):
    """Whatever is in the work tree now; nothing there is touched."""
    (repository / "a.graphql").write_text("old", "utf-8")
    git("add", ".")
    git("commit", "-m", "old")
    (repository / "a.graphql").unlink()

    tree = open_tree("HEAD", repository)
    assert tree.read(repository / "a.graphql") == "old"
    assert not (repository / "a.graphql").exists()
    assert git("status", "--short") == " D a.graphql\n"


@pytest.mark.parametrize("ref", ["nowhere", "--help", "HEAD:a.graphql", ""])
def test_an_unknown_ref_is_refused(repository: Path, git: Callable[..., str], ref: str):
    """Nor does a ref become an option of git."""
    git("commit", "--allow-empty", "-m", "first")

    with pytest.raises(ConfigurationError, match="neither a file nor a branch, tag or commit"):
        open_tree(ref, repository)


def test_a_file_that_was_not_there_is_named(repository: Path, git: Callable[..., str]):
    """With the ref; so is one outside the repository, and one that is no text."""
    (repository / "blob").write_bytes(b"\xff\xfe")
    git("add", ".")
    git("commit", "-m", "first")
    tree = open_tree("main", repository)

    with pytest.raises(ConfigurationError, match=r"new\.graphql: there is no such file at main"):
        tree.read(repository / "new.graphql")
    with pytest.raises(ConfigurationError, match="outside the git repository"):
        tree.read(repository / ".." / "a.graphql")
    with pytest.raises(ConfigurationError, match="not UTF-8"):
        tree.read(repository / "blob")


def test_a_folder_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """In git's own words."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    with pytest.raises(ConfigurationError, match="not a git repository"):
        open_tree("main", tmp_path)


def test_git_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file can be compared with all the same."""
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ConfigurationError, match="git is not installed"):
        open_tree("main", tmp_path)


def test_git_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Then it is given up."""

    def hang(command, *, timeout, **_options):
        raise subprocess.TimeoutExpired(command, timeout)

    monkeypatch.setattr(subprocess, "run", hang)

    with pytest.raises(GitTimeout, match="did not answer"):
        open_tree("main", tmp_path)
