"""Errors of subgraphs arrive at the client under the client's paths."""

from router.errors import SubgraphTimeout
from router.executor.collect import collect
from router.executor.response_paths import places_of
from router.executor.subgraph_errors import (
    MAX_PATHS_PER_ERROR,
    FetchSite,
    error_of_bug,
    error_of_failure,
    errors_of_answer,
)
from router.planner.plan import Fetch, OperationKind
from tests.router.executor.hand_made_plans import (
    AUTHOR,
    BOOK,
    any_of,
    entities,
    field,
    objects,
    root,
    shelf,
    target,
)

BOOKS = root(0, "catalog", "{books}")


def site(fetch, data, shape=None):
    """Where a fetch's answer belongs: its objects collected, in the shape of `shelf` or another."""
    collected = [[collect(data, it) for it in call.targets] for call in fetch.calls]
    return FetchSite(fetch, shape or shelf().shape, data, collected)


def paths(where, path):
    """The client's paths of one subgraph error."""
    return [it.get("path") for it in errors_of_answer(where, [{"message": "m", "path": path}])]


def test_what_is_kept_and_what_is_added():
    """Message and extensions stay, locations go, the subgraph is named."""
    errors = [
        {"message": "no", "locations": [{"line": 1, "column": 2}], "extensions": {"a": 1}},
        {"message": "denied", "extensions": {"code": "FORBIDDEN"}},
    ]
    assert list(errors_of_answer(site(BOOKS, {}), errors)) == [
        {
            "message": "no",
            "extensions": {"code": "DOWNSTREAM_SERVICE_ERROR", "a": 1, "serviceName": "catalog"},
        },
        {"message": "denied", "extensions": {"code": "FORBIDDEN", "serviceName": "catalog"}},
    ]


def test_errors_of_no_known_form_still_say_something():
    """Message, extensions and path are used only if they are what the specification says."""
    errors = [{"message": 7, "extensions": "x", "path": "books"}, {"path": [None]}]
    for error in errors_of_answer(site(BOOKS, {}), errors):
        assert error == {
            "message": "The subgraph gave an error without text.",
            "extensions": {"code": "DOWNSTREAM_SERVICE_ERROR", "serviceName": "catalog"},
        }


def test_root_paths_are_translated_from_storage_keys():
    """The client reads its own aliases, and indices stay."""
    where = site(BOOKS, {"books": [{}, {"copies": None, "author": {"name": None}}]})
    assert paths(where, ["books"]) == [["shelf"]]
    assert paths(where, ["books", 1, "copies"]) == [["shelf", 1, "inStock"]]
    assert paths(where, ["books", 1, "author", "name"]) == [["shelf", 1, "writer", "name"]]


def test_root_paths_are_translated_where_nulls_propagated():
    """The tree may hold nothing where the error was."""
    where = site(BOOKS, {"books": [None]})
    assert paths(where, ["books", 0, "author", "name"]) == [["shelf", 0, "writer", "name"]]
    assert paths(where, ["books", 9, "title"]) == [["shelf", 9, "title"]]


def test_paths_into_hidden_fields_are_cut():
    """The client never asked for the key: its object is as near as it can see."""
    where = site(BOOKS, {"books": [{"isbn": None}]})
    assert paths(where, ["books", 0, "isbn"]) == [["shelf", 0]]
    assert paths(where, ["unheard of"]) == [None]


def test_storage_keys_are_read_by_runtime_type():
    """Two types may store different fields of the client under one key."""
    media = any_of(
        "Media", Book=(field("a", stored_as="x"),), Film=(field("b", stored_as="x"),), Map=()
    )
    shape = objects("Query", field("all", "[", media))
    data = {"all": [{"__typename": "Film"}, {"__typename": "Book"}, {"__typename": "Map"}, None]}
    found = [paths(site(BOOKS, data, shape), ["all", index, "x"])[0] for index in range(4)]
    assert found == [["all", 0, "b"], ["all", 1, "a"], ["all", 2], ["all", 3, "a"]]


def test_entity_paths_are_those_of_every_object_represented():
    """One representation stands for many places in the response."""
    stock = entities(1, "stock", target(("books@",), BOOK))
    where = site(stock, {"books": [{"isbn": "1"}, {"isbn": "2"}, None, {"isbn": "1"}]})
    assert paths(where, ["_entities", 0, "copies"]) == [
        ["shelf", 0, "inStock"],
        ["shelf", 3, "inStock"],
    ]
    assert paths(where, ["_entities", 1]) == [["shelf", 1]]


def test_entity_paths_reach_through_nested_lists_and_aliases():
    """Every list level of the way has its index."""
    row = objects("Row", field("cells", "[[", objects("Book", field("n", stored_as="_r1"))))
    shape = objects("Query", field("grid", "[", row, stored_as="rows"))
    data = {"rows": [{"cells": []}, {"cells": [[{"isbn": "1"}], None, [None, {"isbn": "2"}]]}]}
    stock = entities(1, "stock", target(("rows@", "cells@@"), BOOK))
    where = site(stock, data, shape)
    assert paths(where, ["_entities", 1, "_r1"]) == [["grid", 1, "cells", 2, 1, "n"]]


def test_shared_objects_are_found_on_every_way_to_them():
    """Answers merged into several parents share what is nested in them."""
    author = {"id": "7"}
    people = entities(3, "people", target(("books@", "author"), AUTHOR))
    where = site(people, {"books": [{"author": author}, {"author": author}]})
    assert paths(where, ["_entities", 0, "name"]) == [
        ["shelf", 0, "writer", "name"],
        ["shelf", 1, "writer", "name"],
    ]


def test_objects_are_found_after_the_answer_changed_them():
    """The merge may replace what an object was represented by."""
    stock = entities(1, "stock", target(("books@",), BOOK))
    where = site(stock, {"books": [{"isbn": "1"}]})
    where.data["books"][0]["isbn"] = "replaced"
    assert paths(where, ["_entities", 0, "copies"]) == [["shelf", 0, "inStock"]]


def test_second_target_of_a_call_has_its_own_paths():
    """The index counts representations over all targets."""
    shape = objects(
        "Query", field("one", "", objects("Book", field("n"))), field("two", "", objects("Book"))
    )
    stock = entities(1, "stock", target(("one",), BOOK), target(("two",), BOOK))
    where = site(stock, {"one": {"isbn": "1"}, "two": {"isbn": "2"}}, shape)
    assert paths(where, ["_entities", 0, "n"]) == [["one", "n"]]
    assert paths(where, ["_entities", 1, "n"]) == [["two"]]


def test_one_subgraph_error_becomes_so_many_errors_at_most():
    """A list of thousands of equal entities does not multiply the answer."""
    stock = entities(1, "stock", target(("books@",), BOOK))
    where = site(stock, {"books": [{"isbn": "1"} for _ in range(1000)]})
    assert paths(where, ["_entities", 0]) == [["shelf", i] for i in range(MAX_PATHS_PER_ERROR)]


def test_many_errors_need_one_walk(monkeypatch):
    """A bad answer does not cost the product of its errors and the size of the tree."""
    walks = []

    def counted(root, path):
        walks.append(path)
        return places_of(root, path)

    monkeypatch.setattr("router.executor.subgraph_errors.places_of", counted)
    stock = entities(1, "stock", target(("books@",), BOOK))
    where = site(stock, {"books": [{"isbn": str(n)} for n in range(50)]})
    errors = [{"message": "m", "path": ["_entities", n, "copies"]} for n in range(50)]
    found = [it["path"] for it in errors_of_answer(where, errors)]
    assert found == [["shelf", n, "inStock"] for n in range(50)]
    assert len(walks) == 1


def test_entity_errors_without_a_usable_path_go_to_the_first_list():
    """An index would claim more than is known."""
    people = entities(3, "people", target(("books@", "author"), AUTHOR))
    where = site(people, {"books": [{"author": {"id": "7"}}]})
    for path in (None, [], ["_entities"], ["_entities", 9], ["_entities", -1], ["other", 0]):
        assert paths(where, path) == [["shelf"]]


def test_a_failed_fetch_is_one_error():
    """However many objects wait for it; several paths agree on what they share."""
    one = entities(1, "people", target(("books@", "author"), AUTHOR))
    assert error_of_failure(site(one, {}), SubgraphTimeout("people", "late", status=504)) == {
        "message": "late",
        "path": ["shelf"],
        "extensions": {
            "code": "GATEWAY_TIMEOUT",
            "http": {"status": 504},
            "serviceName": "people",
        },
    }
    pair = objects("Pair", field("a", "", objects("Book")), field("b", "", objects("Book")))
    shape = objects("Query", field("it", "", pair, stored_as="pair"))
    two = entities(1, "stock", target(("pair", "a"), BOOK), target(("pair", "b"), BOOK))
    assert error_of_failure(site(two, {}, shape), SubgraphTimeout("s", "late"))["path"] == ["it"]


def test_a_bug_tells_the_client_nothing_but_where():
    """The reason is in the log only."""
    mutation = Fetch(0, "stock", OperationKind.MUTATION, "mutation{x}")
    assert error_of_bug(site(mutation, {}))["extensions"] == {
        "code": "INTERNAL_SERVER_ERROR",
        "serviceName": "stock",
    }
