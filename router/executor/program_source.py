"""Python source in the making: lines, fresh names, and the values it refers to.

What generators write into the text is their own; names that come from plans (and so from clients:
response keys, aliases) enter it only through `repr` of a string, or as values of the namespace.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class ProgramSource:
    """Lines of one module-like program, compiled at the end."""

    def __init__(self, **namespace: Any) -> None:
        """namespace: what the program may refer to, besides what `bind` adds."""
        self._namespace = namespace
        self._lines: list[str] = []
        self._indent = ""
        self._names = 0

    def name(self, prefix: str) -> str:
        """A name that nothing else in the program has."""
        self._names += 1
        return f"{prefix}{self._names}"

    def bind(self, prefix: str, value: Any) -> str:
        """A fresh name for a value that source text cannot hold."""
        name = self.name(prefix)
        self._namespace[name] = value
        return name

    def line(self, text: str) -> None:
        """Write one line in the current block."""
        self._lines.append(self._indent + text)

    @contextmanager
    def block(self, header: str) -> Iterator[None]:
        """Write a header; what is written inside the `with` is its block."""
        self.line(header)
        outer, self._indent = self._indent, self._indent + " "
        yield
        self._indent = outer

    def text(self) -> str:
        """The source so far."""
        return "\n".join(self._lines)

    def compile(self, name: str) -> Any:
        """Run the module once and return what it defines as `name`."""
        code = compile(self.text(), "<plan>", "exec")
        exec(code, self._namespace)  # noqa: S102 -- our own text, see the module's docstring
        return self._namespace[name]
