"""The explanation of one code, and the SDL of its example as one would write it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from inspect import cleandoc
from typing import TypeAlias

from router.composition.codes import CompositionCode, HintCode
from router.schema.feature_spec import feature_spec
from router.schema.link import FEDERATION_IDENTITY, Version

Code: TypeAlias = CompositionCode | HintCode
Subgraphs: TypeAlias = Mapping[str, str]
"""SDL by name of the subgraph."""

NEWEST_NEEDED = Version(2, 9)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code, what causes it, and what to do about it.

    mend: what to do, in a sentence or two.
    written: SDL by subgraph, without the link to federation; empty when none causes the code.
    swaps: (old, new) texts; putting each new one in the place of the old one mends the example.
    instead: subgraphs to take instead of those of the same name, after the swaps; "" for none.
    version: of federation, which the example links; None when it links nothing or what it wants.
    never: why no subgraph causes the code; "" for those that some do.
    """

    code: Code
    mend: str
    written: Subgraphs = field(default_factory=dict)
    swaps: tuple[tuple[str, str], ...] = ()
    instead: Subgraphs = field(default_factory=dict)
    version: Version | None = NEWEST_NEEDED
    never: str = ""

    @property
    def is_hint(self) -> bool:
        """Whether composition passes all the same."""
        return isinstance(self.code, HintCode)

    @property
    def example(self) -> Subgraphs:
        """Subgraphs that cause the code."""
        return {name: _linked(cleandoc(sdl), self.version) for name, sdl in self.written.items()}

    @property
    def mended(self) -> Subgraphs:
        """The same subgraphs without what causes the code."""
        swapped = {name: self._swapped(cleandoc(sdl)) for name, sdl in self.written.items()}
        mended = swapped | {name: cleandoc(sdl) for name, sdl in self.instead.items()}
        return {name: _linked(sdl, self.version) for name, sdl in mended.items() if sdl}

    @property
    def changed(self) -> Subgraphs:
        """The mended subgraphs that are not as they were."""
        before = self.example
        return {name: sdl for name, sdl in self.mended.items() if before.get(name) != sdl}

    def _swapped(self, sdl: str) -> str:
        for old, new in self.swaps:
            sdl = sdl.replace(old, new)
        return sdl


def _linked(sdl: str, version: Version | None) -> str:
    """The SDL with a @link that imports the directives it uses, and a newline at its end."""
    spec = None if version is None else feature_spec(FEDERATION_IDENTITY, version)
    if spec is None:
        return f"{sdl}\n"
    used = sorted({f"@{name}" for name in re.findall(r"@(\w+)", sdl)} & spec.elements)
    names = ", ".join(f'"{name}"' for name in used)
    imports = f", import: [{names}]" if used else ""
    return f'extend schema\n  @link(url: "{FEDERATION_IDENTITY}/{version}"{imports})\n\n{sdl}\n'
