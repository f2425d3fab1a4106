"""One field of an object or interface type, as every subgraph declares it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from router.schema.definition import FieldDefinition


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the @override of one field come to; the keys are subgraphs.

    overridden: those that no longer resolve the field (under a label: not always).
    used: those of them in which a field set or an interface still needs it.
    labels: both ends of each labelled override.
    unknown_source: those that override from a subgraph which does not exist.
    """

    overridden: frozenset[int] = frozenset()
    used: frozenset[int] = frozenset()
    labels: Mapping[int, str] = field(default_factory=dict)
    unknown_source: frozenset[int] = frozenset()


NO_OVERRIDES = Overrides()


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A coordinate with its declarations.

    row: only the subgraphs that declare the field; most fields are in one of many.
    having_owner: the subgraphs that have the type.
    abstracting: those that have an interface object for it instead.
    external: the subgraphs in which the field is external.
    """

    owner: str
    name: str
    row: Mapping[int, FieldDefinition]
    having_owner: tuple[int, ...]
    abstracting: tuple[int, ...] = ()
    external: frozenset[int] = frozenset()
    overrides: Overrides = NO_OVERRIDES

    @property
    def coordinate(self) -> str:
        """`Book.title`."""
        return f"{self.owner}.{self.name}"

    @property
    def lacking(self) -> tuple[int, ...]:
        """The subgraphs that have the type without the field."""
        if len(self.row) == len(self.having_owner):
            return ()
        return tuple(index for index in self.having_owner if index not in self.row)

    @property
    def resolving(self) -> Mapping[int, FieldDefinition]:
        """The declarations that are not external."""
        if not self.external:
            return self.row
        return {index: found for index, found in self.row.items() if index not in self.external}

    @property
    def is_external_only(self) -> bool:
        """Whether every subgraph that declares the field has it as external."""
        return len(self.external) == len(self.row)
