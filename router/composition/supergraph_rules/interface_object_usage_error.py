"""INTERFACE_OBJECT_USAGE_ERROR, as far as several subgraphs are needed to see it.

An interface object stands for an interface that another subgraph defines, and for all of its
implementations; so its own subgraph may define none of them.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.findings import listed
from router.composition.merge.merging import Merging
from router.schema.definition import TypeKind


def interface_object_without_interface(merging: Merging) -> Iterator[Issue]:
    """Yield an issue for each interface object whose interface nobody defines."""
    for name, indices in merging.interface_objects.items():
        kinds = {s.types[name].kind for s in merging.schemas if name in s.types}
        if kinds == {TypeKind.OBJECT} and len(indices) == len(merging.rows[name]):
            if any(
                name in schema.types and index not in merging.rows[name]
                for index, schema in enumerate(merging.schemas)
            ):
                continue
            yield merging.findings.issue(
                CompositionCode.INTERFACE_OBJECT_USAGE_ERROR,
                f'"{name}" is an @interfaceObject in {merging.findings.subgraphs(indices)}, but no'
                " subgraph defines the interface.",
                name,
                merging.rows[name],
            )


def interface_object_beside_implementations(merging: Merging, interface: str) -> Iterator[Issue]:
    """Yield an issue for each subgraph with the interface object and an implementation."""
    implementations = merging.implementations(interface)
    for index in merging.interface_objects.get(interface, ()):
        types = merging.schemas[index].types
        beside = [name for name in implementations if name in types]
        if beside:
            yield merging.findings.issue(
                CompositionCode.INTERFACE_OBJECT_USAGE_ERROR,
                f'"{interface}" is an @interfaceObject in {merging.findings.subgraphs([index])},'
                f" which must not define an implementation of it, but defines"
                f" {listed('type', beside)}.",
                interface,
                {index: types[interface]},
            )
