"""One measured figure and its budget, and how they are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured.

    values: one for each run, in `unit`. budget: None where there is none.
    """

    name: str
    values: tuple[float, ...]
    unit: str
    budget: float | None = None

    @property
    def median(self) -> float:
        """The value to quote."""
        return median(self.values)

    @property
    def row(self) -> tuple[str, ...]:
        """Cells of a table."""
        budget = "" if self.budget is None else f"{self.budget:g}"
        share = "" if self.budget is None else f"{self.median / self.budget:.0%}"
        spread = f"[{min(self.values):.3g}-{max(self.values):.3g}]"
        return self.name, f"{self.median:.3g}", spread, self.unit, budget, share


HEADER = ("what", "median", "min-max", "unit", "budget", "of budget")


def table(figures: Iterable[Figure]) -> str:
    """A Markdown table."""
    rows: list[Sequence[str]] = [HEADER, *(figure.row for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
