"""Objects that stay where they are become what the interpreter makes anew."""

import copy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.executor.codec import encode
from router.executor.generate_project import (
    Anomaly,
    generate_fast_projection,
    generate_projector,
)
from router.executor.project import project
from tests.router.executor import trees
from tests.router.executor.hand_made_plans import field, objects

KEPT = trees.promising_shapes().flatmap(
    lambda shape: st.tuples(st.just(shape), trees.tree_that_keeps_promises(shape))
)


def stored(shape, *extra_keys):
    """The shape, with a promise."""
    return replace(shape, extra_keys=extra_keys)


def forms(projection):
    """What tells two projections apart, the order of keys included."""
    return encode(projection.data), projection.errors


@trees.unhurried
@given(KEPT)
def test_in_place_is_interpreted(shape_and_tree):
    """The same bytes, the same errors; whatever is missing, null, or no object at all."""
    shape, data = shape_and_tree
    interpreted = forms(project(shape, copy.deepcopy(data)))
    assert forms(generate_projector(shape)(data, ())) == interpreted


@trees.unhurried
@given(KEPT, st.sampled_from(["a", "other"]))
def test_objects_in_place_below_objects_built_anew(shape_and_tree, stored_as):
    """A renamed field of an object that is built may hold objects that stay."""
    shape, data = shape_and_tree
    above = objects("Query", field("a", "[", shape, stored_as=stored_as), field("b"))
    tree = {"b": 1, stored_as: [data, None, data]}
    interpreted = forms(project(above, copy.deepcopy(tree)))
    assert forms(generate_projector(above)(tree, ())) == interpreted


@trees.unhurried
@given(KEPT)
def test_doing_it_twice_changes_nothing(shape_and_tree):
    """One object may stand at many places, and is met at each of them."""
    shape, data = shape_and_tree
    fast = generate_fast_projection(shape)
    try:
        once = encode(fast(data))
        assert encode(fast(data)) == once
    except (Anomaly, KeyError, TypeError):
        # Given up half way: what is left must still be good for the interpreter.
        assert forms(project(shape, data)) == forms(project(shape, copy.deepcopy(data)))


def test_nothing_is_built():
    """The very objects of the tree are the answer."""
    book = stored(objects("Book", field("title", "!")), "isbn")
    shape = stored(objects("Query", field("books", "[", book)))
    data = {"books": [{"title": "A", "isbn": "1"}, None]}
    found = generate_projector(shape)(data, ())
    assert found.data is data
    assert data == {"books": [{"title": "A"}, None]}


def test_shared_object_loses_its_extra_keys_once():
    """The second parent finds it as the first has left it."""
    book = stored(objects("Book", field("title", "!")), "isbn")
    shape = stored(objects("Query", field("books", "![!", book)))
    one = {"title": "A", "isbn": "1"}
    assert generate_projector(shape)({"books": [one, one]}, ()).data == {"books": [one, one]}
    assert one == {"title": "A"}


def test_object_without_its_later_fetch_is_put_in_order():
    """An entity that was null upstream leaves keys out, which are null for the client."""
    book = stored(objects("Book", field("title"), field("copies"), field("stars")), "isbn")
    shape = stored(objects("Query", field("books", "[", book)))
    data = {"books": [{"isbn": "1", "stars": 5, "title": "A"}]}
    found = generate_fast_projection(shape)(data)
    assert list(found["books"][0].items()) == [("title", "A"), ("copies", None), ("stars", 5)]


def test_null_that_is_not_allowed_is_left_to_the_interpreter():
    """Which knows the path of it, and where it goes."""
    book = stored(objects("Book", field("title", "!")), "isbn")
    shape = stored(objects("Query", field("books", "[", book)))
    data = {"books": [{"title": "A", "isbn": "1"}, {"isbn": "2", "title": None}]}
    with pytest.raises(Anomaly):
        generate_fast_projection(shape)(data)
    found = generate_projector(shape)(data, ())
    assert found.data == {"books": [{"title": "A"}, None]}
    assert [error["path"] for error in found.errors] == [["books", 1, "title"]]
