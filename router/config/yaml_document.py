"""YAML as nodes that know their place: every fault is reported, with file, line and column.

In:   text. Out: mappings and texts, checked key by key; faults gathered in a Faults.
Decided here: keys are refused when they are unknown, with the nearest known one, and when they are
written twice, which YAML's own loader would pass over in silence.
"""

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from router.errors import ConfigurationError


class Faults:
    """What is wrong in one file, in the order in which it was found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._messages: list[tuple[int, int, str]] = []

    def add(self, node: yaml.Node, message: str) -> None:
        """Report a fault at the start of a node."""
        mark = node.start_mark
        self._messages.append((mark.line + 1, mark.column + 1, message))

    def raise_if_any(self) -> None:
        """Raise one ConfigurationError with a line for each fault, in the order of the file."""
        if self._messages:
            raise ConfigurationError(
                "\n".join(
                    f"{self.file}:{line}:{column}: {message}"
                    for line, column, message in sorted(self._messages, key=_place)
                )
            )


def _place(message: tuple[int, int, str]) -> tuple[int, int]:
    return message[:2]


def parse_yaml(text: str, file: str) -> yaml.Node | None:
    """The root node; None for an empty document. Raises ConfigurationError for what is no YAML."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise ConfigurationError(f"{file}{place}: this is not YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise ConfigurationError(f"{file}: this is not YAML: {error}") from error


def mapping(
    node: yaml.Node, what: str, faults: Faults, known: Iterable[str] | None = None
) -> dict[str, yaml.Node]:
    """The entries of a mapping; empty, with a fault, when the node is none.

    known: the keys there may be; None allows any.
    """
    if not isinstance(node, yaml.MappingNode):
        faults.add(node, f"{what} must be a mapping of keys to values")
        return {}
    allowed = None if known is None else tuple(known)
    entries: dict[str, yaml.Node] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
        if not isinstance(key, str) or not key:
            faults.add(key_node, f"a key of {what} must be text")
        elif key in entries:
            faults.add(key_node, f'"{key}" is already there in {what}')
        elif allowed is not None and key not in allowed:
            faults.add(key_node, f'unknown key "{key}" in {what}: {nearest(key, allowed)}')
        else:
            entries[key] = value_node
    return entries


def nearest(word: str, known: Iterable[str]) -> str:
    """What somebody who wrote `word` may have meant, as the end of a message."""
    words = sorted(known)
    found = difflib.get_close_matches(word, words, n=1, cutoff=0.5)
    if found:
        return f'did you mean "{found[0]}"?'
    return f"known are {', '.join(words)}"


def text(node: yaml.Node, what: str, faults: Faults) -> str | None:
    """The text of a scalar, numbers as they are written; None, with a fault, for anything else."""
    if not isinstance(node, yaml.ScalarNode) or node.tag.endswith(":null"):
        faults.add(node, f"{what} must be text")
        return None
    value: str = node.value
    return value


def texts(node: yaml.Node, what: str, faults: Faults) -> Mapping[str, str]:
    """A mapping whose values are all text."""
    found = {
        key: text(value, f"{what}.{key}", faults)
        for key, value in mapping(node, what, faults).items()
    }
    return {key: value for key, value in found.items() if value is not None}


def read_text(path: Path) -> str:
    """A file's text. Raises ConfigurationError, which names the file and what is wrong with it."""
    try:
        return path.read_text("utf-8")
    except FileNotFoundError as error:
        raise ConfigurationError(f"{path}: there is no such file") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: this is not UTF-8 text") from error
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
