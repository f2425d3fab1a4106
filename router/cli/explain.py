"""`supergraph explain`: what a code of composition means, what causes it, how to mend that.

The message shown for an example is what composition says about it, here and now.
"""

import argparse
import json
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from router.composition.compose import compose
from router.composition.explanations.catalog import explanations, explanations_of
from router.composition.explanations.explanation import Explanation
from router.composition.explanations.page import errors_page
from router.composition.issue import Issue
from router.config.yaml_document import nearest
from router.errors import ConfigurationError
from router.schema.subgraph import Subgraph

from .diagnostics import Source, render_issues
from .exit_code import ExitCode

WIDTH = 100
INDENT = "    "


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `supergraph explain` takes."""
    parser.add_argument(
        "code", metavar="CODE", nargs="?", help="an error or hint code; without one, all are listed"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "markdown"),
        default="text",
        help="what standard output gets; markdown is docs/errors.md (default: %(default)s)",
    )


def run(options: argparse.Namespace) -> ExitCode:
    """Explain. Raises ConfigurationError for a code that does not exist."""
    if options.format == "markdown":
        if options.code is not None:
            raise ConfigurationError("--format markdown prints all codes: name none")
        sys.stdout.write(errors_page())
        return ExitCode.PASSED
    chosen = explanations() if options.code is None else _named(options.code)
    if options.format == "json":
        described = [_as_json(item) for item in chosen]
        sys.stdout.write(json.dumps(described, indent=2) + "\n")
    elif options.code is None:
        sys.stdout.write("\n".join(_list(chosen)) + "\n")
    else:
        sys.stdout.write("\n".join(line for item in chosen for line in _text(item)))
    return ExitCode.PASSED


def _named(code: str) -> tuple[Explanation, ...]:
    found = explanations_of(code.upper())
    if not found:
        known = {str(item.code) for item in explanations()}
        guess = nearest(code.upper(), known)
        raise ConfigurationError(
            f'there is no code "{code}"'
            + (f": {guess}" if guess.startswith("did") else "; `supergraph explain` lists all")
        )
    return found


def _list(items: Iterable[Explanation]) -> Iterator[str]:
    hints = False
    yield "Errors"
    for item in items:
        if item.is_hint and not hints:
            hints = True
            yield "\nHints"
        yield f"  {item.code}\n{INDENT}{INDENT}{item.code.meaning}"


def _text(item: Explanation) -> Iterator[str]:
    kind = f"hint, {item.code.level}" if item.is_hint else "error"
    yield f"{item.code} ({kind})\n"
    yield f"{_wrapped(item.code.meaning)}\n"
    if item.never:
        yield f"{_wrapped(item.never)}\n"
    if item.written:
        yield "Example\n"
        yield from _shown(item.example)
        yield "Composition says\n"
        sources = {name: Source(f"{name}.graphql", sdl) for name, sdl in item.example.items()}
        for report in render_issues(_issues(item), sources):
            yield textwrap.indent(report, INDENT, _is_text) + "\n"
    yield "To mend it\n"
    yield f"{textwrap.indent(_wrapped(item.mend), INDENT)}\n"
    if item.written:
        yield from _shown(item.changed)


def _shown(subgraphs: Mapping[str, str]) -> Iterator[str]:
    for name, sdl in subgraphs.items():
        yield textwrap.indent(f"# {name}.graphql\n{sdl}", INDENT)


def _is_text(line: str) -> bool:
    return bool(line.strip())


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _issues(item: Explanation) -> tuple[Issue, ...]:
    """What composition has to say on the example under this code."""
    result = compose([Subgraph(name, sdl=sdl) for name, sdl in item.example.items()])
    issues = result.hints if item.is_hint else result.errors
    return tuple(issue for issue in issues if issue.code == item.code)


def _as_json(item: Explanation) -> dict[str, Any]:
    return {
        "code": item.code,
        "kind": "hint" if item.is_hint else "error",
        "level": item.code.level,
        "meaning": item.code.meaning,
        "never": item.never or None,
        "example": dict(item.example),
        "mend": item.mend,
        "mended": dict(item.mended),
    }
