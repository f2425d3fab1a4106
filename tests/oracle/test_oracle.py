"""Router and monolith give the same answers, on graphs and operations made at random.

The cases are the same every day; `python -m tests.oracle.fuzz` looks at others. A failure shows the
smallest case that hypothesis finds: SDL, operation, variables, plan and both answers. It belongs
into a test of its own then, in the file of its feature under tests/router/.
"""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .case import KINDS, CaseKind, run_case
from .dice import Dice

EXAMPLES = 35


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_router_agrees_with_monolith(kind: CaseKind) -> None:
    """Data are equal to the byte, errors explain the same nulls, plans keep their invariants."""

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.randoms(use_true_random=False))
    def check(random: Random) -> None:
        run_case(Dice(random.randrange), kind)

    check()
