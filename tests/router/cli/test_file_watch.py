"""Whether files look different from the last time."""

import os
from pathlib import Path

import pytest

from router.cli.file_watch import FileWatch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that was there before."""
    path = tmp_path / "a.graphql"
    path.write_text("scalar A", "utf-8")
    return path


def test_nothing_has_changed_at_first(file):
    """What was there when the watch began counts as seen."""
    assert not FileWatch([file]).changed()


def test_a_change_is_told_once(file):
    """By content's length or by time."""
    watch = FileWatch([file])
    file.write_text("scalar Other", "utf-8")

    assert [watch.changed(), watch.changed()] == [True, False]
    os.utime(file, ns=(0, 0))
    assert [watch.changed(), watch.changed()] == [True, False]


def test_a_file_may_go_and_come_back(file):
    """As editors do when they save."""
    watch = FileWatch([file])
    file.unlink()
    gone = watch.changed()
    file.write_text("scalar A", "utf-8")

    assert (gone, watch.changed()) == (True, True)


def test_following_other_files_keeps_what_was_seen(file, tmp_path):
    """A file that changes while the list is replaced is still noticed."""
    watch = FileWatch([file])
    file.write_text("scalar Other", "utf-8")
    watch.follow([file, tmp_path / "new.graphql"])

    assert watch.changed()
    assert not watch.changed()
