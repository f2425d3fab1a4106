"""Every explanation is composed: it is right about its own code, and about the mend."""

from inspect import cleandoc

import pytest

from router.composition.codes import CompositionCode, HintCode
from router.composition.compose import compose
from router.composition.explanations.catalog import explanations, explanations_of
from router.composition.explanations.explanation import Explanation, Subgraphs
from router.composition.result import CompositionResult
from router.schema.subgraph import Subgraph

ALL = explanations()
SHOWN = [item for item in ALL if item.written]
NEVER = {
    "INCONSISTENT_TYPE_SYSTEM_DIRECTIVE_LOCATIONS",
    "INCONSISTENT_TYPE_SYSTEM_DIRECTIVE_REPEATABLE",
    "MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED",
    "UNSUPPORTED_LINKED_FEATURE",
}


def _composed(subgraphs: Subgraphs) -> CompositionResult:
    return compose([Subgraph(name, f"http://{name}/", sdl) for name, sdl in subgraphs.items()])


def _name(item: Explanation) -> str:
    return f"{'hint' if item.is_hint else 'error'}-{item.code}"


def test_every_code_is_explained_in_order():
    """Errors, then hints; codes that both have are explained twice."""
    assert [(type(item.code), item.code) for item in ALL] == [
        *((CompositionCode, code) for code in CompositionCode),
        *((HintCode, code) for code in HintCode),
    ]
    assert [item.is_hint for item in explanations_of("NO_QUERIES")] == [False]
    both = explanations_of("CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS")
    assert [item.is_hint for item in both] == [False, True]
    assert explanations_of("NO_SUCH_CODE") == ()


@pytest.mark.parametrize("item", SHOWN, ids=_name)
def test_the_example_causes_the_code(item: Explanation):
    """An error comes alone, whatever its number; a hint comes with a supergraph."""
    result = _composed(item.example)

    if item.is_hint:
        assert result.ok
        assert item.code in {issue.code for issue in result.hints}
    else:
        assert {issue.code for issue in result.errors} == {item.code}


@pytest.mark.parametrize("item", SHOWN, ids=_name)
def test_the_mended_example_composes(item: Explanation):
    """Without the code; another hint may remain."""
    result = _composed(item.mended)

    assert not result.errors
    assert item.code not in {issue.code for issue in result.hints}
    assert item.changed


@pytest.mark.parametrize("item", SHOWN, ids=_name)
def test_every_swap_has_an_effect(item: Explanation):
    """What would not be replaced is not there."""
    text = "\n".join(map(cleandoc, item.written.values()))
    for old, new in item.swaps:
        assert old in text
        text = text.replace(old, new)


def test_codes_without_an_example_say_why():
    """No subgraph causes them; for all others there is an example."""
    assert {str(item.code) for item in ALL if item.never} == NEVER
    assert {str(item.code) for item in ALL if not item.written} == NEVER


def test_every_mend_is_a_sentence():
    """For people."""
    assert not [item.code for item in ALL if not item.mend.endswith(".")]
