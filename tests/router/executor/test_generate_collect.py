"""Generated collectors do what the interpreter does."""

from hypothesis import given
from hypothesis import strategies as st

from router.executor.collect import collect
from router.executor.generate_collect import generate_collector
from router.planner.plan import RepresentationField
from tests.router.executor import trees
from tests.router.executor.hand_made_plans import BOOK, part, target


def by_identity(groups):
    """Representations in order, and which objects each stands for."""
    return [(key, [id(it) for it in found]) for key, found in groups.items()]


def assert_same(entity_target, data):
    """Generated and interpreted collection agree."""
    assert by_identity(generate_collector(entity_target)(data)) == by_identity(
        collect(data, entity_target)
    )


@trees.unhurried
@given(trees.targets, trees.trees)
def test_generated_is_interpreted(entity_target, data):
    """For any target and any tree: the same groups, in the same order."""
    assert_same(entity_target, data)


@trees.unhurried
@given(trees.parts, st.lists(trees.trees, max_size=6))
def test_generated_is_interpreted_on_lists_of_objects(parts, found):
    """The same where many objects are compared with each other."""
    assert_same(target(("all@",), *parts), {"all": found})


@trees.unhurried
@given(st.lists(st.fixed_dictionaries({"x": trees.leaves, "y": trees.leaves}), max_size=12))
def test_equal_strings_are_recognised_and_nothing_else(found):
    """The short cut for strings unites what equal JSON unites, for one leaf and for two."""
    assert_same(target(("all@",), part("Book", "x")), {"all": found})
    assert_same(target(("all@",), part("Book", "x", "y")), {"all": found})


def test_null_that_may_not_be_sent_is_skipped():
    """Of two leaves, one may be null."""
    strict = RepresentationField("x", "x", nullable=False)
    found = [{"x": None, "y": "1"}, {"x": "1", "y": None}, {"x": "1"}]
    assert_same(target(("all@",), part("Book", strict, "y")), {"all": found})


def test_very_many_lists_are_left_to_the_interpreter():
    """Python has a limit for nested blocks."""
    data = {"isbn": "1"}
    for _ in range(30):
        data = [data]
    entity_target = target(("grid" + "@" * 30,), BOOK)
    assert [len(it) for it in generate_collector(entity_target)({"grid": data}).values()] == [1]
