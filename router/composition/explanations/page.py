"""docs/errors.md: every code on one page, printed from the explanations.

`supergraph explain --format markdown` prints it. Each code is a heading, so that others can link to
it: `errors.md#key_invalid_fields`.
"""

from collections.abc import Iterator
from inspect import cleandoc

from .catalog import explanations
from .explanation import Explanation

_INTRODUCTION = """\
# Errors and hints of composition

What `supergraph compose` and `supergraph check` report, code by code: what it means, a small
example that causes it, and how to mend it. The codes are those that all tools of the field use.
The examples leave the `@link` to federation out, unless it matters. `supergraph explain CODE`
shows them whole, with the messages that composition gives for them, and mended.

This page is printed by `supergraph explain --format markdown`; the examples are composed by tests.
"""


def errors_page() -> str:
    """The page, with a newline at its end."""
    found = explanations()
    errors = [item for item in found if not item.is_hint]
    hints = [item for item in found if item.is_hint]
    parts = (
        _INTRODUCTION,
        "## Errors\n\nAny of them keeps the subgraphs from being composed.\n",
        *(part for item in errors for part in _section(item)),
        "## Hints\n\nComposition passes, but somebody may want to know.\n",
        *(part for item in hints for part in _section(item)),
    )
    return "\n".join(parts)


def _section(item: Explanation) -> Iterator[str]:
    level = f" Level: {item.code.level}." if item.is_hint else ""
    yield f"### {item.code}\n\n{item.code.meaning}{level}\n"
    if item.never:
        yield f"{item.never}\n"
    if item.written:
        texts = (f"# {name}.graphql\n{cleandoc(sdl)}\n" for name, sdl in item.written.items())
        yield "```graphql\n" + "\n".join(texts) + "```\n"
    yield f"{item.mend}\n"
