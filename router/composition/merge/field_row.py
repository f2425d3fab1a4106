"""One field of an object or interface type, as every subgraph declares it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from router.schema.definition import FieldDefinition

from .row import Row, declared


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

    row: None where the subgraph has the type, or an interface object for it, but not the field.
    external: the subgraphs in which the field is external.
    """

    owner: str
    name: str
    row: Row[FieldDefinition]
    external: frozenset[int] = frozenset()
    overrides: Overrides = NO_OVERRIDES

    @property
    def coordinate(self) -> str:
        """`Book.title`."""
        return f"{self.owner}.{self.name}"

    @property
    def resolving(self) -> dict[int, FieldDefinition | None]:
        """The row, with None where the field is external."""
        if not self.external:
            return dict(self.row)
        return {
            index: None if index in self.external else found for index, found in self.row.items()
        }

    @property
    def is_external_only(self) -> bool:
        """Whether every subgraph that declares the field has it as external."""
        return all(index in self.external for index, _ in declared(self.row))
