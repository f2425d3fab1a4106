"""What modules import, read from their source: nothing is run."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Import:
    """One thing imported. name: after `from … import`, else "". deferred: inside a function."""

    file: str
    line: int
    module: str
    name: str
    deferred: bool

    @property
    def place(self) -> str:
        """For messages: where, and what."""
        return f"{self.file}:{self.line} imports {self.module} {self.name}".rstrip()

    def is_of(self, package: str) -> bool:
        """Whether it is this package or lies in it; a name may be a module, too."""
        return f"{self.module}.{self.name}.".startswith(f"{package}.")


def sources(folder: str) -> list[Path]:
    """Every Python file of a folder of the checkout; a file stands for itself."""
    path = ROOT / folder
    found = [path] if path.suffix else sorted(path.rglob("*.py"))
    return [file for file in found if "node_modules" not in file.parts]


def imports_of(folder: str) -> list[Import]:
    """Every import in a folder, relative ones made absolute."""
    return [found for path in sources(folder) for found in _imports(path)]


def _imports(path: Path) -> Iterator[Import]:
    file = path.relative_to(ROOT).as_posix()
    tree = ast.parse(path.read_text(), file)
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        deferred = id(node) in inside
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, node.lineno, alias.name, "", deferred)
        elif isinstance(node, ast.ImportFrom):
            module = _absolute(node, path)
            for alias in node.names:
                yield Import(file, node.lineno, module, alias.name, deferred)


def _absolute(node: ast.ImportFrom, path: Path) -> str:
    if node.level == 0:
        return node.module or ""
    package = path.relative_to(ROOT).parent.parts
    parts = package[: len(package) - node.level + 1]
    return ".".join((*parts, *((node.module,) if node.module else ())))
