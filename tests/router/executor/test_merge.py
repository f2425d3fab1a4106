"""Merging: what wins, what is united, what is shared."""

from router.executor.collect import collect
from router.executor.merge import merge_entities, merge_root
from router.planner.plan import EntityCall
from tests.router.executor.hand_made_plans import BOOK, target


def merged(data, answers, *steps, deep_keys=(), keeps_typename=False):
    """`data` after the answers, by isbn, were merged at the paths given."""
    targets = tuple(target(step, BOOK) for step in steps)
    call = EntityCall("_entities", "r", targets, frozenset(deep_keys), keeps_typename)
    collected = [collect(data, it) for it in targets]
    representations = list(dict.fromkeys(key for groups in collected for key in groups))
    entities = [
        next((a for i, a in answers.items() if i.encode() in key), None) for key in representations
    ]
    merge_entities(call, collected, representations, entities)
    return data


def test_root_answers_are_adopted():
    """The decoded objects become the tree."""
    data, answer = {}, {"books": [{"isbn": "1"}]}
    merge_root(data, answer, frozenset())
    assert data["books"] is answer["books"]


def test_deep_keys_of_two_root_fetches_are_united():
    """Objects unite, lists unite item by item, null never wins over a value."""
    data = {"books": [{"isbn": "1", "at": {"x": 1}}, {"isbn": "2"}, None], "count": 3}
    answer = {"books": [{"title": "A", "at": {"x": None, "y": 2}}, None, {"title": "C"}]}
    merge_root(data, answer, frozenset({"books"}))
    assert data == {
        "books": [
            {"isbn": "1", "title": "A", "at": {"x": 1, "y": 2}},
            {"isbn": "2"},
            {"title": "C"},
        ],
        "count": 3,
    }


def test_lists_of_two_lengths_unite_up_to_the_shorter():
    """The known list keeps its length, whichever of the two is longer."""
    data = {"a": [{"x": 1}, {"x": 2}], "b": [{"x": 1}]}
    merge_root(data, {"a": [{"y": 1}], "b": [{"y": 1}, {"y": 2}]}, frozenset({"a", "b"}))
    assert data == {"a": [{"x": 1, "y": 1}, {"x": 2}], "b": [{"x": 1, "y": 1}]}


def test_null_does_not_replace_what_another_root_fetch_brought():
    """A shared root field that one of two subgraphs knows keeps its value."""
    data = {"book": {"isbn": "1"}}
    merge_root(data, {"book": None}, frozenset({"book"}))
    assert data == {"book": {"isbn": "1"}}


def test_an_entity_reaches_every_object_that_asked():
    """One answer serves all equal representations."""
    data = {"books": [{"isbn": "1"}, {"isbn": "1"}]}
    assert merged(data, {"1": {"copies": 4}}, ("books@",)) == {
        "books": [{"isbn": "1", "copies": 4}, {"isbn": "1", "copies": 4}]
    }


def test_null_entities_change_nothing():
    """A subgraph may not know an entity: its fields stay missing."""
    assert merged({"book": {"isbn": "1"}}, {}, ("book",)) == {"book": {"isbn": "1"}}


def test_other_paths_get_their_own_copy():
    """Further fetches may store different values below two paths."""
    data = {"a": {"isbn": "1"}, "b": {"isbn": "1"}, "c": {"isbn": "2"}}
    merged(data, {"1": {"at": {"x": [{"y": 1}]}}, "2": {"at": {}}}, ("a",), ("b",), ("c",))
    assert data["a"]["at"] == data["b"]["at"]
    assert data["a"]["at"] is not data["b"]["at"]
    assert data["a"]["at"]["x"][0] is not data["b"]["at"]["x"][0]
    assert data["c"]["at"] == {}


def test_null_entities_of_several_paths_change_nothing():
    """Nor do they where one call serves two paths."""
    data = {"a": {"isbn": "1"}, "b": {"isbn": "2"}}
    assert merged(data, {"2": {"copies": 1}}, ("a",), ("b",)) == {
        "a": {"isbn": "1"},
        "b": {"isbn": "2", "copies": 1},
    }


def test_known_typename_stays():
    """An interface object's name for itself is no runtime type."""
    data = {"book": {"isbn": "1", "__typename": "Book"}}
    answer = {"__typename": "Media", "copies": 1}
    assert merged(data, {"1": answer}, ("book",))["book"]["__typename"] == "Book"


def test_unknown_typename_is_learnt():
    """Where the tree has no type yet, that of the entity is one."""
    data = merged({"book": {"isbn": "1"}}, {"1": {"__typename": "Book"}}, ("book",))
    assert data["book"]["__typename"] == "Book"


def test_entering_a_real_interface_replaces_the_typename():
    """There the runtime type is what was asked for."""
    data = {"book": {"isbn": "1", "__typename": "Media"}}
    merged(data, {"1": {"__typename": "Book"}}, ("book",), keeps_typename=True)
    assert data["book"]["__typename"] == "Book"


def test_deep_keys_of_an_entity_are_united():
    """A value type split between subgraphs is filled by both."""
    data = {"book": {"isbn": "1", "size": {"__typename": "Size", "x": 1}, "n": 1}}
    answer = {"size": {"__typename": "Other", "y": 2}, "n": None}
    assert merged(data, {"1": answer}, ("book",), deep_keys={"size"}) == {
        "book": {"isbn": "1", "size": {"__typename": "Size", "x": 1, "y": 2}, "n": None}
    }
