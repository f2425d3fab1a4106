"""Where enums are used, which decides how their values are merged."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class EnumUse:
    """For each enum one coordinate that takes it, and one that returns it."""

    inputs: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)

    def note(self, enum: str, coordinate: str, *, is_input: bool) -> None:
        """Remember the first coordinate of each position."""
        (self.inputs if is_input else self.outputs).setdefault(enum, coordinate)
