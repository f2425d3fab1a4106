"""INTERFACE_FIELD_NO_IMPLEM: a type lacks a field of an interface it implements.

Each subgraph may be fine by itself: one adds a field to the interface, another one has the type.
"""

from collections.abc import Iterator, Sequence

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.findings import listed
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Supergraph

from .places import places_of


def interface_field_no_implem(
    supergraph: Supergraph, schemas: Sequence[SubgraphSchema]
) -> Iterator[Issue]:
    """Yield an issue for each field and each type that lacks it."""
    for definition in supergraph.types.values():
        for interface in definition.interfaces:
            for name in supergraph.types[interface].fields:
                if name not in definition.fields:
                    where = _subgraphs_with(schemas, interface, name)
                    yield CompositionCode.INTERFACE_FIELD_NO_IMPLEM.issue(
                        f'The interface field "{interface}.{name}" of {where} is missing in'
                        f' "{definition.name}", which implements the interface.',
                        places_of(schemas, interface, name) + places_of(schemas, definition.name),
                        f"{definition.name}.{name}",
                    )


def _subgraphs_with(schemas: Sequence[SubgraphSchema], owner: str, name: str) -> str:
    return listed(
        "subgraph",
        [s.name for s in schemas if owner in s.types and name in s.types[owner].fields],
    )
