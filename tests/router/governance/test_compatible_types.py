"""Which type may follow which."""

import pytest

from router.governance.compatible_types import input_may_become, output_may_become
from router.schema.type_ref import parse_type_ref


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Int", "Int!", True),
        ("Int!", "Int", False),
        ("[Int]", "[Int!]!", True),
        ("[Int!]", "[Int]", False),
        ("[Int]", "Int", False),
        ("Int", "[Int]", False),
        ("Int", "ID", False),
        ("[[Int]!]", "[[Int!]!]", True),
    ],
)
def test_output_may_become_surer_and_input_less_so(old: str, new: str, *, expected: bool):
    """One is the other, read backwards."""
    before, after = parse_type_ref(old), parse_type_ref(new)

    assert output_may_become(before, after) is expected
    assert input_may_become(after, before) is expected
