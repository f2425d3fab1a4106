"""The door for changes: two versions of a graph in, what is different for clients out.

Compared are values, not texts: the order of definitions and the way they are spread over subgraphs
are of no matter. Severities are those of graphql-core's find_schema_changes, with refinements: an
argument that loses its default while it cannot be null breaks those who leave it out; a default
that appears changes what they send; a value added to an enum that is only sent surprises nobody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from router.schema.api_model import ApiModel, build_api_model
from router.schema.definition import TypeDefinition
from router.schema.supergraph import Supergraph

from .change import Change, ChangeCode, Severity
from .directive_changes import directive_changes
from .federation_changes import federation_changes
from .hidden import Hidden
from .type_changes import type_changes


@dataclass(frozen=True, slots=True)
class GraphVersion:
    """A graph as it is compared. supergraph: None when only the API is known."""

    api: ApiModel
    supergraph: Supergraph | None = None

    @classmethod
    def of(cls, supergraph: Supergraph) -> "GraphVersion":
        """The version that a supergraph makes."""
        return cls(build_api_model(supergraph), supergraph)


def diff(old: GraphVersion, new: GraphVersion) -> tuple[Change, ...]:
    """Every change, the worst first, and within one severity in the order of the schemas."""
    changes = [
        *_type_changes(old.api, new.api, Hidden(new.supergraph)),
        *directive_changes(old.api.directives, new.api.directives),
    ]
    if old.supergraph is not None and new.supergraph is not None:
        changes += federation_changes((old.supergraph, old.api), (new.supergraph, new.api))
    order = list(Severity)
    return tuple(sorted(changes, key=lambda change: order.index(change.severity)))


def _type_changes(old: ApiModel, new: ApiModel, hidden: Hidden) -> Iterator[Change]:
    returned = _returned_types(old.types) | _returned_types(new.types)
    for name, before in old.types.items():
        after = new.types.get(name)
        if after is None:
            message = hidden.removal("type", name)
            yield Change(ChangeCode.TYPE_REMOVED, Severity.BREAKING, name, message, (name,))
        else:
            yield from type_changes(before, after, hidden, returned=name in returned)
    for name, after in new.types.items():
        if name not in old.types:
            message = f'The {after.kind} type "{name}" was added.'
            yield Change(ChangeCode.TYPE_ADDED, Severity.SAFE, name, message)


def _returned_types(types: Mapping[str, TypeDefinition]) -> set[str]:
    return {
        field.type.name for definition in types.values() for field in definition.fields.values()
    }
