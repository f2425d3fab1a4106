"""The oracle for as long as one likes: `python -m tests.oracle.fuzz --minutes 10 --seed 7`.

Prints the smallest form of the first case in which router and monolith differ, and its seed. Exit
codes: 0 they never differed, 1 they did.
"""

import argparse
import sys
import time
from random import Random

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from .case import KINDS, OPERATIONS_PER_GRAPH, CaseKind, run_case
from .dice import Dice
from .federation import Disagreement

BATCH = 200


def main() -> int:
    """Look for disagreements until the time is up."""
    options = _options()
    kinds = [kind for kind in KINDS if options.kind in (None, kind.name)]
    ends, number, batch = time.monotonic() + options.minutes * 60, options.seed, 0
    while time.monotonic() < ends:
        for kind in kinds:
            try:
                _run_batch(kind, number)
            except Disagreement as problem:
                print(f"--kind '{kind.name}' --seed {number}\n\n{problem}")  # noqa: T201 -- a tool
                return 1
            batch += 1
        number += 1
    operations = batch * BATCH * OPERATIONS_PER_GRAPH
    print(f"{operations} operations, all alike; the next seed is {number}")  # noqa: T201 -- a tool
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.oracle.fuzz")
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", choices=[kind.name for kind in KINDS])
    return parser.parse_args()


def _run_batch(kind: CaseKind, number: int) -> None:
    @seed(number)
    @settings(
        max_examples=BATCH,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(st.randoms(use_true_random=False))
    def check(random: Random) -> None:
        run_case(Dice(random.randrange), kind)

    check()


if __name__ == "__main__":
    sys.exit(main())
