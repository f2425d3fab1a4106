"""Which fields of one subgraph are @external, and in which of the senses that matter.

Declared: the field says @external, or (Federation 2) its object type does.
Fake: declared, but target of a @key on an extension; such a subgraph resolves it all the same.
Provided: some @provides of the subgraph mentions it, or the interface field that it implements.
External is declared and not fake; fully external is external and never provided.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from router.schema.definition import TypeKind
from router.schema.subgraph import SubgraphSchema

from .field_set_targets import FieldName, field_set_of, targets, with_implementations


@dataclass(frozen=True, slots=True)
class Externals:
    """The three sets from which everything follows."""

    declared: frozenset[FieldName] = frozenset()
    fake: frozenset[FieldName] = frozenset()
    provided: frozenset[FieldName] = frozenset()

    def is_external(self, owner: str, name: str) -> bool:
        """Declared, and not fake."""
        return (owner, name) in self.declared and (owner, name) not in self.fake

    def is_fake(self, owner: str, name: str) -> bool:
        """Declared, but resolved here nevertheless."""
        return (owner, name) in self.fake

    def is_partially_external(self, owner: str, name: str) -> bool:
        """External, but resolved here below some fields."""
        return self.is_external(owner, name) and (owner, name) in self.provided

    def is_fully_external(self, owner: str, name: str) -> bool:
        """External, and never resolved here."""
        return self.is_external(owner, name) and (owner, name) not in self.provided


def externals_of(
    schema: SubgraphSchema, implementations: Mapping[str, tuple[str, ...]]
) -> Externals:
    """Classify the fields of a subgraph, read as it stands (see composition/upgrade for fed1)."""
    return Externals(
        frozenset(_declared(schema)),
        frozenset(_fake(schema)),
        frozenset(with_implementations(_provided(schema), implementations)),
    )


def _declared(schema: SubgraphSchema) -> Iterator[FieldName]:
    for definition in schema.types.values():
        # Federation 1 allowed @external on a type and gave it no meaning.
        on_type = (
            not schema.is_federation_1
            and definition.kind is TypeKind.OBJECT
            and definition.has("external")
        )
        for field in definition.fields.values():
            if on_type or field.has("external"):
                yield definition.name, field.name


def _fake(schema: SubgraphSchema) -> Iterator[FieldName]:
    for definition in schema.types.values():
        extends = definition.has("extends")
        for use in definition.applied("key"):
            if use.on_extension or extends:
                for owner, name in targets(schema.types, definition.name, field_set_of(use)):
                    if schema.types[owner].fields[name].has("external"):
                        yield owner, name


def _provided(schema: SubgraphSchema) -> Iterator[FieldName]:
    for definition in schema.types.values():
        for field in definition.fields.values():
            for use in field.applied("provides"):
                yield from targets(schema.types, field.type.name, field_set_of(use))
