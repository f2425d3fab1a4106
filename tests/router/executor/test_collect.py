"""Representations: which objects have one, and which of them are equal."""

import json

import pytest

from router.executor.collect import collect
from router.planner.plan import EntityTarget, PathSegment, RepresentationField
from tests.router.executor.hand_made_plans import BOOK, part, target


def sent(data, entity_target):
    """The representations, and how many objects each stands for."""
    groups = collect(data, entity_target)
    return [(json.loads(key), len(found)) for key, found in groups.items()]


def test_equal_representations_are_one():
    """Objects that are represented alike are fetched once."""
    books = [{"isbn": "1"}, {"isbn": "2"}, {"isbn": "1"}]
    assert sent({"books": books}, target(("books@",), BOOK)) == [
        ({"__typename": "Book", "isbn": "1"}, 2),
        ({"__typename": "Book", "isbn": "2"}, 1),
    ]


def test_one_and_true_and_one_point_zero_are_three_values():
    """Python's equality of numbers and booleans does not unite entities."""
    books = [{"isbn": 1}, {"isbn": True}, {"isbn": 1.0}, {"isbn": "1"}]
    assert [count for _, count in sent({"books": books}, target(("books@",), BOOK))] == [1, 1, 1, 1]


def test_a_key_may_be_an_object():
    """Values of custom scalars need not be hashable."""
    books = [{"isbn": {"group": [1]}}, {"isbn": {"group": [1]}}]
    assert sent({"books": books}, target(("books@",), BOOK)) == [
        ({"__typename": "Book", "isbn": {"group": [1]}}, 2)
    ]


def test_lists_of_lists_are_walked_in_response_order():
    """Each "@" is one list level; nulls between are passed over."""
    data = {"grid": [[{"isbn": "b"}, None], None, [{"isbn": "a"}]]}
    assert [it["isbn"] for it, _ in sent(data, target(("grid@@",), BOOK))] == ["b", "a"]


def test_misshapen_values_have_no_objects():
    """Scalars where objects belong cost that position, not the request."""
    for value in ("text", 7, {"isbn": "1"}, [["nested"]], None):
        assert sent({"books": value}, target(("books@",), BOOK)) == []


def test_missing_leaf_skips_the_object():
    """What an earlier fetch failed to bring is not asked for as null."""
    assert sent({"books": [{"title": "x"}]}, target(("books@",), BOOK)) == []


@pytest.mark.parametrize(
    ("nullable", "expected"),
    [(True, [({"__typename": "Book", "isbn": None}, 1)]), (False, [])],
)
def test_null_leaf_is_sent_only_where_the_subgraph_takes_null(nullable, expected):
    """The plan says per leaf whether null may be sent."""
    book = part("Book", RepresentationField("isbn", "isbn", nullable=nullable))
    assert sent({"book": {"isbn": None}}, target(("book",), book)) == expected


def test_parts_apply_by_runtime_type():
    """Only leaves of parts that match the object's type are looked at."""
    parts = (part("Book", "isbn", types={"Book"}), part("", "ean", types={"Film", "Song"}))
    data = {
        "all": [
            {"__typename": "Book", "isbn": "1"},
            {"__typename": "Song", "ean": "2"},
            {"__typename": "Map", "isbn": "3"},
        ]
    }
    assert sent(data, target(("all@",), *parts)) == [
        ({"__typename": "Book", "isbn": "1"}, 1),
        ({"__typename": "Song", "ean": "2"}, 1),
    ]


def test_object_without_a_part_that_names_its_type_is_skipped():
    """Leaves alone do not make a representation."""
    assert sent({"book": {"isbn": "1"}}, target(("book",), part(None, "isbn"))) == []


def test_runtime_type_that_is_unknown_cannot_be_copied():
    """A part that copies the runtime type skips objects which do not say theirs."""
    assert sent({"book": {"isbn": "1"}}, target(("book",), part("", "isbn"))) == []


def test_path_goes_on_only_through_objects_of_the_named_types():
    """A type condition on the way leaves other objects out."""
    segment = PathSegment("all", 1, frozenset({"Book"}))
    data = {"all": [{"__typename": "Book", "isbn": "1"}, {"__typename": "Map", "isbn": "2"}]}
    assert sent(data, EntityTarget((segment,), (BOOK,))) == [
        ({"__typename": "Book", "isbn": "1"}, 1)
    ]


def test_composite_keys_keep_lists_and_nulls():
    """Nested leaves are renamed from storage keys; the positions of nulls are kept."""
    leaf = RepresentationField("weight", "_r0")
    copies = RepresentationField("copies", "items", (part(None, leaf),))
    data = {"book": {"items": [{"_r0": 3}, None, {"_r0": None}]}}
    assert sent(data, target(("book",), part("Book", copies))) == [
        ({"__typename": "Book", "copies": [{"weight": 3}, None, {"weight": None}]}, 1)
    ]


def test_missing_leaf_deep_inside_skips_the_whole_object():
    """A representation is whole or not sent."""
    copies = RepresentationField("copies", "copies", (part(None, "weight"),))
    data = {"book": {"copies": [{"weight": 3}, {}]}}
    assert sent(data, target(("book",), part("Book", copies))) == []


def test_parts_that_share_a_composite_field_are_united():
    """A key and a @requires may both select below one field."""
    of_key = RepresentationField("maker", "maker", (part(None, "id"),))
    of_requires = RepresentationField("maker", "maker", (part("", "name"),))
    data = {"book": {"maker": {"__typename": "Press", "id": "1", "name": "n"}}}
    parts = (part("Book", of_key), part(None, of_requires))
    assert sent(data, target(("book",), *parts)) == [
        ({"__typename": "Book", "maker": {"id": "1", "__typename": "Press", "name": "n"}}, 1)
    ]
