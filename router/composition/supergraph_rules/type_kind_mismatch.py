"""TYPE_KIND_MISMATCH: a type is of one kind in one subgraph and of another in the next.

An interface object counts as an interface; it is named for what it is in the message.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.merging import Merging, declared_kind
from router.schema.definition import TypeDefinition


def type_kind_mismatch(merging: Merging) -> Iterator[Issue]:
    """Yield an issue for each such type."""
    for name in merging.kinds:
        row = {i: s.types[name] for i, s in enumerate(merging.schemas) if name in s.types}
        if len({declared_kind(definition) for definition in row.values()}) > 1:
            said = merging.findings.who_says(row, _kind)
            message = f'The type "{name}" is of different kinds: {said}.'
            yield merging.findings.issue(CompositionCode.TYPE_KIND_MISMATCH, message, name, row)


def _kind(definition: TypeDefinition) -> str:
    if declared_kind(definition) is not definition.kind:
        return "interface object"
    return str(definition.kind)
