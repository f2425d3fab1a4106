"""EXTENSION_WITH_NO_BASE: a type is extended, but no subgraph defines it.

`type T @extends` is a definition here: Federation lets such a type stand for itself; not so
`extend type T @extends`. Root types need no definition.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.merging import Merging
from router.composition.upgrade.extension_types import is_only_extended
from router.schema.definition import ROOT_TYPES


def extension_with_no_base(merging: Merging) -> Iterator[Issue]:
    """Yield an issue for each subgraph that extends such a type."""
    for name, row in merging.rows.items():
        if name in ROOT_TYPES.values():
            continue
        if all(is_only_extended(found) for found in row.values()):
            for index, definition in row.items():
                yield merging.findings.issue(
                    CompositionCode.EXTENSION_WITH_NO_BASE,
                    f'"{name}" is extended in {merging.findings.subgraphs([index])}, but no'
                    " subgraph defines it.",
                    name,
                    {index: definition},
                )
