"""`python -m subgraphs.chassis.sdl`: write each schema.graphql from the Python classes.

The classes are the source; the file is what composition, CI and readers use, and a test says when
it is stale.
"""

import importlib
import sys
from pathlib import Path

from .federation import SubgraphSchema

NAMES = ("books", "orders", "users")
_SUBGRAPHS = Path(__file__).parent.parent


def sdl_of(name: str) -> str:
    """The SDL of a subgraph, as its file holds it."""
    schema = importlib.import_module(f"subgraphs.{name}.schema").schema
    assert isinstance(schema, SubgraphSchema)
    return schema.as_str().strip() + "\n"


def sdl_file(name: str) -> Path:
    return _SUBGRAPHS / name / "schema.graphql"


def existing() -> list[str]:
    """The subgraphs that have a schema in this checkout."""
    folders = [_SUBGRAPHS / name for name in NAMES]
    return [
        folder.name
        for folder in folders
        if (folder / "schema.py").exists() or (folder / "schema").is_dir()
    ]


def main() -> int:
    for name in existing():
        sdl_file(name).write_text(sdl_of(name))
        sys.stderr.write(f"wrote {sdl_file(name).relative_to(_SUBGRAPHS.parent)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
