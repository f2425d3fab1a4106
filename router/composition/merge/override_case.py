"""One application of @override, as its rules look at it."""

from dataclasses import dataclass

from router.schema.definition import DirectiveUse

from .field_row import FieldRow


@dataclass(frozen=True, slots=True)
class OverrideCase:
    """index: the subgraph that overrides. source_index: None when `source` is no subgraph."""

    field: FieldRow
    index: int
    use: DirectiveUse
    source: str
    source_index: int | None
    label: str | None
