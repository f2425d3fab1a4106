"""router.yaml in, RouterSettings out: what is not known is refused, with the place and a guess.

The file has the shape of the dataclasses in settings.py, so they are the list of known keys. YAML
is read as nodes, which remember their lines; values are then checked against the annotations.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import yaml

from router.errors import ConfigurationError

from .settings import ListenAddress, RouterSettings

ROOT = "$"
"""Paths are written as msgspec writes them in its messages: `$.graphiql.examples[0].query`."""


def read_settings(path: Path) -> RouterSettings:
    """Read router.yaml; an empty file is all defaults. Raises ConfigurationError."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: is not UTF-8 text.") from error
    return parse_settings(text, str(path))


def parse_settings(text: str, name: str) -> RouterSettings:
    """Read the text of a router.yaml. name: what messages call it, usually its path."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        value = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigurationError(f"{name}:{line}: is not YAML: {error.problem}.") from error
    except yaml.YAMLError as error:
        raise ConfigurationError(f"{name}: is not YAML: {error}.") from error
    if root is None or value is None:
        return RouterSettings()
    places = tuple(_walk(root, RouterSettings, ROOT))
    for place in places:
        if place.known and place.key not in place.known:
            raise ConfigurationError(f"{name}:{place.line}: {_unknown_key(place)}")
    lines = {place.path: place.line for place in places}
    try:
        settings = msgspec.convert(value, RouterSettings)
        ListenAddress.parse(settings.listen)
    except msgspec.ValidationError as error:
        raise ConfigurationError(_wrong_value(name, lines, str(error))) from error
    except ConfigurationError as error:
        raise ConfigurationError(f"{name}:{lines[f'{ROOT}.listen']}: {error.message}") from error
    return settings


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands. known: the keys that could be in place of `key`; empty if any could."""

    path: str
    line: int
    key: str = ""
    known: tuple[str, ...] = ()


def _walk(node: yaml.Node, expected: Any, path: str) -> Iterator[_Place]:
    """Every place below `node`, whose value should be of the type `expected`."""
    if path == ROOT:
        yield _Place(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        hints = get_type_hints(expected) if is_dataclass(expected) else {}
        known = tuple(field.name for field in fields(expected)) if is_dataclass(expected) else ()
        for key_node, value_node in node.value:
            key = str(key_node.value)
            # msgspec does not name the keys of free mappings, such as headers.
            below = f"{path}.{key}" if known else f"{path}[...]"
            yield _Place(below, key_node.start_mark.line + 1, key, known)
            yield from _walk(value_node, hints.get(key), below)
    elif isinstance(node, yaml.SequenceNode):
        item = get_args(expected)[0] if get_origin(expected) is tuple else None
        for index, item_node in enumerate(node.value):
            below = f"{path}[{index}]"
            yield _Place(below, item_node.start_mark.line + 1)
            yield from _walk(item_node, item, below)


def _unknown_key(place: _Place) -> str:
    section = place.path.removeprefix(ROOT).removesuffix(f".{place.key}").removeprefix(".")
    guesses = difflib.get_close_matches(place.key, place.known, n=1, cutoff=0.5)
    hint = f"did you mean {guesses[0]!r}?" if guesses else f"known are {', '.join(place.known)}."
    return f"unknown key {place.key!r}{f' in {section}' if section else ''}; {hint}"


def _wrong_value(name: str, lines: dict[str, int], message: str) -> str:
    """Put file and line before msgspec's message, which ends with the path in backquotes."""
    match = re.fullmatch(r"(?P<reason>.*) - at `(?P<path>.*)`", message)
    reason, path = (match["reason"], match["path"]) if match else (message, ROOT)
    where = path.removeprefix(ROOT).removeprefix(".")
    return f"{name}:{lines.get(path, 1)}: {f'{where}: ' if where else ''}{reason}."
