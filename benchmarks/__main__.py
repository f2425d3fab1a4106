"""`python -m benchmarks [NAME ...]`: run, print beside the budgets, write results/."""

import importlib
import json
import os
import platform
import sys
from pathlib import Path

from .measurement import Figure, table

NAMES = ("start", "memory", "compose", "plan", "engine", "gateway")
RESULTS = Path(__file__).parent / "results"


def main(wanted: list[str]) -> int:
    """Run the named benchmarks, or all. 3 for a name that does not exist."""
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        print(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(NAMES)}")
        return 3
    figures: list[Figure] = []
    for name in wanted or NAMES:
        print(f"{name} ...", file=sys.stderr)
        figures.extend(importlib.import_module(f"{__package__}.bench_{name}").run())
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"
    print(table(figures))
    if not wanted:
        RESULTS.mkdir(exist_ok=True)
        text = f"# Last results\n\n{machine}; medians of several runs.\n\n{table(figures)}\n"
        (RESULTS / "latest.md").write_text(text)
        rows = [
            {"name": f.name, "values": f.values, "unit": f.unit, "budget": f.budget}
            for f in figures
        ]
        (RESULTS / "latest.json").write_text(
            json.dumps({"machine": machine, "figures": rows}, indent=1) + "\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
