"""INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE: a keyed interface without all its implementations.

Whoever resolves an interface by its key can be asked for any implementation that the supergraph
knows, and must know it as well.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.findings import listed
from router.composition.merge.merging import Merging
from router.schema.definition import TypeKind


def interface_key_missing_implementation_type(merging: Merging, interface: str) -> Iterator[Issue]:
    """Yield an issue for each subgraph with a resolvable key that lacks an implementation."""
    implementations: tuple[str, ...] | None = None
    for index, definition in merging.rows[interface].items():
        keys = merging.facts[index].keys.get(interface, ())
        if definition.kind is not TypeKind.INTERFACE or not any(k.resolvable for k in keys):
            continue
        if implementations is None:
            implementations = merging.implementations(interface)
        known = merging.facts[index].implementations.get(interface, ())
        lacking = [name for name in implementations if name not in known]
        if lacking:
            where = merging.findings.subgraphs([index])
            yield merging.findings.issue(
                CompositionCode.INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE,
                f'The interface "{interface}" has a resolvable @key in {where}, which must have'
                f" all of its implementations, but lacks {listed('type', lacking)}.",
                interface,
                {index: definition},
            )
