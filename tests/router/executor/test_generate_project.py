"""Generated projectors do what the interpreter does."""

from hypothesis import given
from hypothesis import strategies as st

from router.executor.generate_project import generate_fast_projection, generate_projector
from router.executor.project import project
from tests.router.executor import trees
from tests.router.executor.hand_made_plans import any_of, field, objects

FITTING = trees.shapes.flatmap(lambda shape: st.tuples(st.just(shape), trees.tree_for(shape)))


@trees.unhurried
@given(trees.shapes, trees.trees)
def test_generated_is_interpreted(shape, data):
    """For any shape and any tree: the same data, the same errors."""
    assert generate_projector(shape)(data, ()) == project(shape, data)


@trees.unhurried
@given(FITTING)
def test_generated_is_interpreted_where_trees_mostly_fit(shape_and_tree):
    """The same deep down, where one fault decides what becomes of the rest."""
    shape, data = shape_and_tree
    generated, interpreted = generate_projector(shape)(data, ()), project(shape, data)
    assert generated == interpreted
    assert str(generated) == str(interpreted)


@trees.unhurried
@given(FITTING)
def test_trees_without_errors_need_no_interpreter(shape_and_tree):
    """The fast way gives up only where there is something to report."""
    shape, data = shape_and_tree
    interpreted = project(shape, data)
    if not interpreted.errors:
        assert generate_fast_projection(shape)(data) == interpreted.data


def test_missing_nullable_values_need_no_interpreter():
    """An entity that is null upstream is ordinary."""
    shape = objects("Query", field("a"), field("all", "[", objects("Book", field("x"))))
    fast = generate_fast_projection(shape)
    assert fast({"all": [{}, None]}) == {"a": None, "all": [{"x": None}, None]}


def test_the_tree_is_left_as_it_is():
    """Projection may share lists of leaves with the tree, but changes nothing."""
    media = any_of("Media", Book=(field("x", "["),))
    data = {"it": {"__typename": "Book", "x": [1]}, "hidden": 1}
    shape = objects("Query", field("it", "", media))
    assert generate_projector(shape)(data, ()).data == {"it": {"x": [1]}}
    assert data == {"it": {"__typename": "Book", "x": [1]}, "hidden": 1}


def test_names_of_clients_are_no_code():
    """Response keys enter the program as quoted text only."""
    shape = objects("Query", field("a']:__import__('os')#", "!", stored_as='b"\n\\'))
    assert generate_projector(shape)({'b"\n\\': 1}, ()).data == {"a']:__import__('os')#": 1}
