"""All explanations, in the order of the codes: errors, then hints."""

from collections.abc import Mapping

from router.composition.codes import CompositionCode, HintCode

from .after_merge import AFTER_MERGE
from .contexts import CONTEXTS
from .cost_and_access import COST_AND_ACCESS
from .directive_hints import DIRECTIVE_HINTS
from .explanation import Code, Explanation
from .external import EXTERNAL
from .inaccessible import INACCESSIBLE
from .input_hints import INPUT_HINTS
from .keys import KEYS
from .links import LINKS
from .merging import MERGING
from .override_hints import OVERRIDE_HINTS
from .provides import PROVIDES
from .requires import REQUIRES
from .sharing import SHARING
from .type_hints import TYPE_HINTS

_FAMILIES = (
    LINKS, KEYS, PROVIDES, REQUIRES, EXTERNAL, SHARING, MERGING, AFTER_MERGE, INACCESSIBLE,
    CONTEXTS, COST_AND_ACCESS, TYPE_HINTS, INPUT_HINTS, DIRECTIVE_HINTS, OVERRIDE_HINTS,
)  # fmt: skip


def explanations() -> tuple[Explanation, ...]:
    """One for each code of errors, then one for each code of hints."""
    found: Mapping[tuple[type[Code], Code], Explanation] = {
        (type(item.code), item.code): item for family in _FAMILIES for item in family
    }
    return tuple(found[kind, code] for kind in (CompositionCode, HintCode) for code in kind)


def explanations_of(code: str) -> tuple[Explanation, ...]:
    """What there is to say on a code: two explanations if errors and hints share it; maybe none."""
    return tuple(item for item in explanations() if item.code == code)
