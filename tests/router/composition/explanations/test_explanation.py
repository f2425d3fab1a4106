"""The SDL of an example: the link is written for what it uses."""

from router.composition.codes import CompositionCode
from router.composition.explanations.explanation import Explanation

QUERY = "\n        type Query {\n          a: ID @shareable @mine\n        }\n    "


def test_the_link_imports_what_is_used():
    """And nothing that federation does not define."""
    item = Explanation(CompositionCode.NO_QUERIES, "Do.", {"a": QUERY})

    assert item.example["a"] == (
        'extend schema\n  @link(url: "https://specs.apollo.dev/federation/v2.9",'
        ' import: ["@shareable"])\n\ntype Query {\n  a: ID @shareable @mine\n}\n'
    )


def test_without_a_version_nothing_is_linked():
    """For Federation 1, and for examples about the link itself."""
    item = Explanation(CompositionCode.NO_QUERIES, "Do.", {"a": QUERY}, version=None)

    assert item.example["a"] == "type Query {\n  a: ID @shareable @mine\n}\n"


def test_mending_swaps_replaces_adds_and_removes():
    """What changed is told from what did not."""
    item = Explanation(
        CompositionCode.NO_QUERIES,
        "Do.",
        {"a": "scalar A", "b": "scalar B", "c": "scalar C", "d": "scalar D"},
        (("scalar A", "scalar Z"),),
        instead={"b": "", "c": "scalar Y", "e": "scalar E"},
        version=None,
    )

    assert item.mended == {
        "a": "scalar Z\n", "c": "scalar Y\n", "d": "scalar D\n", "e": "scalar E\n",
    }  # fmt: skip
    assert set(item.changed) == {"a", "c", "e"}
