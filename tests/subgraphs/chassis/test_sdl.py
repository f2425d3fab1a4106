"""The schema files say what the classes say."""

import pytest

from subgraphs.chassis import sdl


@pytest.mark.parametrize("name", sdl.existing())
def test_schema_file_is_fresh(name: str) -> None:
    """`python -m subgraphs.chassis.sdl` writes what a change of the classes calls for."""
    assert sdl.sdl_file(name).read_text() == sdl.sdl_of(name)
