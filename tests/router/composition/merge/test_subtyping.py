"""Which type may stand for which."""

import pytest

from router.composition.merge.subtyping import Subtyping
from router.schema.type_ref import parse_type_ref

SUBTYPING = Subtyping({"Book": ("Node",)}, {"Hit": ("Book",)})


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("Int", "Int!"),
        ("[Int]", "[Int!]!"),
        ("[[Int]]", "[[Int]!]"),
        ("Node", "Book!"),
        ("[Hit]", "[Book]"),
    ],
)
def test_narrower_types_may_stand_for_wider_ones(wide, narrow):
    """Not null, list by list, implementations and members; and not the other way round."""
    assert SUBTYPING.is_subtype(parse_type_ref(wide), parse_type_ref(narrow))
    assert not SUBTYPING.is_subtype(parse_type_ref(narrow), parse_type_ref(wide))


@pytest.mark.parametrize(
    ("one", "other"), [("Int", "[Int]"), ("[Int]!", "[Int!]"), ("Node", "Hit")]
)
def test_some_types_do_not_compare(one, other):
    """A value is no list of one, and two nulls are not one."""
    assert not SUBTYPING.is_subtype(parse_type_ref(one), parse_type_ref(other))
    assert not SUBTYPING.is_subtype(parse_type_ref(other), parse_type_ref(one))
